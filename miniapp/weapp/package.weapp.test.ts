import { describe, expect, it } from '@jest/globals';
import { packageFiles, packageSizes, readPackageFile } from './harness/package-files.ts';

const MEGABYTE = 1024 * 1024;

/** In browsers and Node, not in WeChat's JavaScript. */
const CONSTRUCTORS = [
  'Headers',
  'Request',
  'Response',
  'URLSearchParams',
  'AbortController',
  'TextEncoder',
  'TextDecoder',
  'FormData',
  'Blob',
  'XMLHttpRequest',
  'WebSocket',
  'Function',
];
const FUNCTIONS = ['fetch', 'eval', 'atob', 'btoa', 'structuredClone', 'queueMicrotask', 'setImmediate'];

/** A use that is not the member of something else and not the definition of a method. */
const USES = new RegExp(
  [
    `new (?:${CONSTRUCTORS.join('|')})\\b`,
    `(?<![.\\w$"'\`]|function )(?:${FUNCTIONS.join('|')})\\(`,
    'process\\.env',
  ].join('|'),
  'g',
);

/** webpack's way to the global object where there is no `globalThis`, which every WeChat since 2.16 has. */
const HARMLESS = 'return this||new Function("return this")()';

describe('the package', () => {
  it('leaves half of what WeChat allows its main package free, and fits it everywhere', () => {
    const { main, ...subPackages } = packageSizes();
    expect(main).toBeGreaterThan(100_000);
    expect(main).toBeLessThanOrEqual(MEGABYTE);
    expect(Object.keys(subPackages)).toContain('counter');
    for (const size of Object.values(subPackages)) expect(size).toBeLessThanOrEqual(2 * MEGABYTE);
  });

  it('uses nothing that WeChat does not have', () => {
    const uses = packageFiles()
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) =>
        [...readPackageFile(file).replaceAll(HARMLESS, '').matchAll(USES)].map((use) => {
          const text = use.input.slice(Math.max(0, use.index - 40), use.index + 60);
          return `${file}: ${use[0]} in ${text}`;
        }),
      );
    expect(uses).toEqual([]);
  });
});
