/**
 * The one line that runs on the machine's own Node: `npm start` and `npm test`.
 * Everything after it runs on the Node that the install brings along.
 */
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(
    `Node ${process.version} is too old to begin with: install Node 20 or newer, then try again.`,
  );
  process.exit(1);
}

// Loaded only now, so that an old Node gets the sentence above and not a syntax error.
const commands = {
  start: async () => (await import('./start.mjs')).start(),
  test: async () => (await import('./test.mjs')).test(),
};

const command = commands[process.argv[2]];
if (!command) {
  console.error('Usage: node .scripts/bootstrap.mjs start|test');
  process.exit(1);
}

try {
  const { install } = await import('./install.mjs');
  await install();
  process.exitCode = await command();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
