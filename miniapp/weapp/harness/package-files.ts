import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where `pnpm run build:weapp` puts the mini-program. */
export const DIST = path.resolve(import.meta.dirname, '../../dist/weapp');

/** A file of the mini-program's package, by its path in it. */
export const readPackageFile = (file: string): string => readFileSync(path.join(DIST, file), 'utf8');

export const packageFiles = (): string[] =>
  (readdirSync(DIST, { recursive: true }) as string[]).filter((file) =>
    statSync(path.join(DIST, file)).isFile(),
  );

interface AppJson {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}

export const readAppJson = (): AppJson => JSON.parse(readPackageFile('app.json')) as AppJson;

/** Bytes of the main package (`main`) and of each sub-package, as WeChat counts them: all files. */
export function packageSizes(): Record<string, number> {
  const sizes: Record<string, number> = { main: 0 };
  const roots = readAppJson().subPackages.map(({ root }) => root);
  for (const file of packageFiles()) {
    const owner = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main';
    sizes[owner] = (sizes[owner] ?? 0) + statSync(path.join(DIST, file)).size;
  }
  return sizes;
}
