/** TypeScript as it stands, JSX by React's automatic runtime; ESM, since shared and its packages are. */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
    },
  ],
};

/** What Taro's build puts in for its runtime, which modules under test import by way of others. */
const taroFlags = Object.fromEntries(
  [
    'ADJACENT_HTML',
    'CLONE_NODE',
    'CONTAINS',
    'INNER_HTML',
    'MUTATION_OBSERVER',
    'SIZE_APIS',
    'TEMPLATE_CONTENT',
  ].map((flag) => [`ENABLE_${flag}`, false]),
);

const project = (displayName, testMatch) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  globals: taroFlags,
  transform,
});

export default {
  projects: [
    project('unit', ['src/**/*.test.ts', 'src/**/*.test.tsx']),
    project('e2e', ['e2e/**/*.e2e.test.ts']),
    project('weapp', ['weapp/**/*.test.ts']),
  ],
  testTimeout: 120_000,
  passWithNoTests: true,
};
