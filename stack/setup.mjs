// Is everything there that the commands need? Plain Node without dependencies, since on a fresh clone there are none:
// installs the npm packages of the committed lock and builds the console, and remembers it, so that the next run takes no time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const quiet = process.argv.includes('--quiet');
const manifest = join(project, 'package.json');
const lock = join(project, 'package-lock.json');
const stamp = join(project, 'node_modules', '.leadcycle-setup');
const consoleStamp = join(project, 'dist', 'web', '.built-from');

requireNode(JSON.parse(readFileSync(manifest, 'utf8')).engines.node);
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) {
  if (!quiet) console.log('Everything is installed.');
} else {
  await install();
}
if (!existsSync(consoleStamp) || readFileSync(consoleStamp, 'utf8') !== consoleFingerprint()) await build();

/** What the console is built from: its own files and the versions of its packages. */
function consoleFingerprint() {
  const web = join(project, 'web');
  const names = readdirSync(web, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of [join(project, 'vite.config.ts'), lock, ...files.sort()])
    hash.update(relative(project, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

async function build() {
  if (!quiet) console.log('Building the console ...');
  const { code, output } = await npm(['run', 'build:web']);
  if (code !== 0) fail(`The console could not be built:\n${output}`);
  writeFileSync(consoleStamp, consoleFingerprint());
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [manifest, lock]) hash.update(readFileSync(file)).update('\0');
  return hash.update(`${process.version} ${process.platform}-${process.arch}`).digest('hex');
}

function requireNode(range) {
  const oldest = range.replace('>=', '').split('.').map(Number);
  const here = process.versions.node.split('.').map(Number);
  const at = oldest.findIndex((part, index) => part !== here[index]);
  if (at >= 0 && here[at] < oldest[at])
    fail(`This is Node ${process.versions.node}; leadcycle needs ${range}. Install a newer Node.`);
}

async function install() {
  console.log('Installing the npm packages of package-lock.json ...');
  const before = readFileSync(lock);
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const ticking = setInterval(() => console.log(`  still installing (${seconds()} s)`), 10_000);
  // `npm install`, not `npm ci`: where a registry lacks packages of foreign platforms, the latter refuses the lock.
  const { code, output } = await npm(['install', '--no-audit', '--no-fund', '--loglevel=warn']);
  clearInterval(ticking);
  // The same gap makes npm rewrite the lock; ours is the one that counts.
  if (existsSync(lock) && !readFileSync(lock).equals(before)) writeFileSync(lock, before);
  if (code !== 0) fail(reasonOf(output));
  writeFileSync(stamp, fingerprint());
  console.log(`Installed in ${seconds()} s.`);
}

function npm(args) {
  // The npm that runs this script, if one does; else the one on PATH.
  const own = process.env.npm_execpath;
  const [command, ...rest] =
    own !== undefined && own.endsWith('npm-cli.js') ? [process.execPath, own, ...args] : ['npm', ...args];
  return new Promise((resolve) => {
    const child = spawn(command, rest, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
    child.once('error', () => fail('npm is missing; install it (it comes with Node) and start again.'));
    child.once('close', (code) => resolve({ code, output }));
  });
}

function reasonOf(output) {
  const lines = output.split('\n').filter((text) => /^npm (error|ERR!) \S/.test(text));
  const telling = lines.find((text) => !/ (code|syscall|errno|A complete log|path|dest) /.test(`${text} `));
  const said = (telling ?? lines[0] ?? '').replace(/^npm (error|ERR!) /, '').trim();
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH/.test(output))
    return `The npm registry cannot be reached; check the network, or npm's "registry" and "proxy" settings, and start again. (${said})`;
  if (/EBADENGINE/.test(output)) return `npm refuses this Node (${process.versions.node}): ${said}`;
  if (/ENOSPC/.test(output)) return 'The disk is full; make room and start again.';
  return `npm could not install the packages: ${said || 'it gave no reason'}. Run \`npm install\` to see all it says.`;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
