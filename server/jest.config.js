import { readFileSync } from 'node:fs';

/** Tests compile as the build does, but for import endings: they run the `.ts` sources themselves. */
const { jsc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
const { rewriteRelativeImportExtensions: _, ...compiler } = jsc;

const common = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // shared's sources lie outside this folder but are ours, and are transformed with the rest
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { swcrc: false, jsc: compiler, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
};

export default {
  // a slow machine is no failure; a test that hangs is
  testTimeout: 180_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.int\\.test\\.ts$'],
    },
    { ...common, displayName: 'int', testMatch: ['<rootDir>/test/**/*.int.test.ts'] },
  ],
};
