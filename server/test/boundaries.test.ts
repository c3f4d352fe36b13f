import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';

/** Who may import what; a violation reads `file → import: rule`. */
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Each feature may use those of the rows above its own. */
const ORDER = [
  ['platform'],
  ['exchange', 'identity'],
  ['credit'],
  ['files'],
  ['enterprise'],
  ['pass', 'ledger'],
  ['relief'],
  ['lists'],
  ['venue'],
  ['counter'],
  ['office'],
  ['demo'],
];
const rank = (feature: string): number => ORDER.findIndex((row) => row.includes(feature));

/** Decorators and guards, which controllers of any higher feature put on their routes. */
const DECORATORS = ['server/src/identity/principal.ts', 'server/src/identity/access.guard.ts'];

/** `target` is the imported file from the root, or the package's name. */
type Import = { file: string; target: string; clause: string; typeOnly: boolean };
type Place = { side: string; feature: string; name: string; kind: string };

/** `server/src/pass/pass.entity.ts` is the `entity` of `pass`; a file above the features has none. */
function placeOf(file: string): Place {
  const [, side = '', feature = '', rest = ''] = /^(\w+)\/src\/(?:([\w-]+)\/)?(.+)$/.exec(file) ?? [];
  const kind = /\.(controller|service|repository|entity|module)\.ts$/.exec(rest)?.[1] ?? '';
  return { side, feature, name: rest, kind };
}

const IMPORT = /^(?:import|export)\s(?:([^'";]*?)\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, clause = '', from, lazily]) => {
    const specifier = from ?? lazily ?? '';
    const target = specifier.startsWith('.')
      ? path.join(path.dirname(file), specifier)
      : specifier.replace(/^@benefit\/(\w+)\//, '$1/src/');
    return { file, target, clause, typeOnly: clause.startsWith('type ') };
  });
}

const sources = (side: string): string[] =>
  globSync(`${side}/src/**/*.{ts,tsx}`, { cwd: ROOT }).filter(
    (file) => !/(\.test\.tsx?|\.d\.ts)$/.test(file),
  );

/** What a kind of file may use of a lower feature, where that is not its services. */
const OPEN: Record<string, string[]> = { entity: ['entity'], module: ['module', 'service'] };

/** What a kind of file may not use of its own feature. */
const CLOSED: Record<string, string[]> = {
  controller: ['repository', 'entity', 'controller'],
  service: ['entity', 'controller'],
  repository: ['controller', 'service'],
  entity: ['controller', 'service', 'repository'],
};

function serverRule({ file, target, typeOnly }: Import): string | null {
  const from = placeOf(file);
  const to = placeOf(target);
  if (target.startsWith('miniapp')) return 'the server never imports the mini-app';
  if (from.feature === '') return null; // app.module, data-source, main
  // an entity's CHECK holds a column to the rules' own words
  if (to.side === 'shared') return null;
  if (to.side !== 'server') {
    return target === 'typeorm' && ['controller', 'service'].includes(from.kind)
      ? `a ${from.kind} leaves SQL to its repositories`
      : null;
  }
  if (to.feature === '') return 'only tests and scripts import the root files';
  if (from.feature === 'migrations')
    return to.feature === 'migrations' ? null : 'a migration outlives the code of its day';
  if (to.feature !== from.feature) return featureRule(from, to, { target, typeOnly });
  const closed = typeOnly ? [] : (CLOSED[from.kind] ?? []);
  return closed.includes(to.kind) ? `a ${from.kind} imports no ${to.kind}` : null;
}

/** From one feature to another: downwards, and there to the service. */
function featureRule(from: Place, to: Place, { target, typeOnly }: Pick<Import, 'target' | 'typeOnly'>) {
  const [low, high] = [rank(to.feature), rank(from.feature)];
  if (low < 0 || high < 0) return 'this feature is not in the order';
  if (low >= high) return `${from.feature} stands below ${to.feature}, or beside it`;
  if (from.feature === 'demo' || to.feature === 'platform' || DECORATORS.includes(target)) return null;
  if (typeOnly && !['repository', 'controller'].includes(to.kind)) return null;
  const open = OPEN[from.kind] ?? ['service'];
  return open.includes(to.kind) ? null : `another feature's ${open.join(' or ')} is all that is open here`;
}

function sharedRule({ file, target }: Import): string | null {
  const zod = /^zod(\/|$)/.test(target);
  if (zod && file.endsWith('-rules.ts')) return 'rules import no zod';
  return zod || target.startsWith('shared/') ? null : 'shared imports only zod and itself';
}

function miniappRule({ file, target, clause, typeOnly }: Import): string | null {
  if (/^(server|@benefit\/server)(\/|$)/.test(target)) return 'the mini-app never imports the server';
  if (target.startsWith('shared/') && !target.startsWith('shared/src/'))
    return 'only the sources of shared are read';
  if (!file.endsWith('-view.tsx') || typeOnly) return null;
  if (target === '@tarojs/taro') return 'a view calls no Taro';
  return /\buse[A-Z]/.test(clause) ? 'a view uses no hooks' : null;
}

it.each([
  ['server', serverRule],
  ['shared', sharedRule],
  ['miniapp', miniappRule],
])('imports in %s run one way', (side, ruleFor) => {
  const violations = sources(side)
    .flatMap(importsOf)
    .flatMap((one) => {
      const rule = ruleFor(one);
      return rule === null ? [] : [`${one.file} → ${one.target}: ${rule}`];
    });
  expect(violations).toEqual([]);
});
