// Who stops a server when the process that started it is gone? This guard: it runs one server as its child, records
// who runs where, and ends the server when it is told to (SIGTERM) or when its parent's pipe closes, even by kill -9.
import { spawn } from 'node:child_process';
import { existsSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { startTimeOf } from './process-identity.mjs';

const spec = JSON.parse(process.argv[2]);
const log = openSync(spec.logFile, 'a', 0o600);
const server = spawn(spec.command, spec.args, {
  cwd: spec.cwd,
  detached: true, // a process group of its own: Ctrl-C in a terminal reaches the parent only
  stdio: ['ignore', log, log],
  ...(spec.user === null ? {} : { uid: spec.user.uid, gid: spec.user.gid }),
});
let stopping = false;
let forced = false;

server.once('error', (error) => {
  say({ failed: error.message });
  process.exit(1);
});

server.once('spawn', () => {
  const record = {
    name: spec.name,
    pid: server.pid,
    startTime: startTimeOf(server.pid) ?? 'ended',
    guardPid: process.pid,
    guardStartTime: startTimeOf(process.pid) ?? 'unknown',
    logFile: spec.logFile,
    stopSignal: spec.stopSignal,
    watchesParent: spec.watchesParent,
    since: new Date().toISOString(),
  };
  // Written by the guard and not by its parent: a parent that dies right now leaves no unknown server.
  writeFileSync(`${spec.runFile}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${spec.runFile}.new`, spec.runFile);
  say(record);
});

server.once('exit', (code) => {
  signalGroup('SIGKILL');
  // What the server writes at a clean end only (Kafka: the class archive) moves to where the next start looks for it.
  if (spec.keep !== null && existsSync(spec.keep.from)) keepOrDrop(spec.keep);
  rmSync(spec.runFile, { force: true });
  process.exit(code ?? 1);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
if (spec.watchesParent) process.stdin.on('end', stop).on('error', stop).resume();

function stop() {
  if (stopping) return;
  stopping = true;
  server.kill(spec.stopSignal);
  setTimeout(() => {
    forced = true;
    signalGroup('SIGKILL');
  }, spec.graceMs);
}

function signalGroup(signal) {
  try {
    process.kill(-server.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

function keepOrDrop({ from, to }) {
  try {
    if (forced) rmSync(from);
    else renameSync(from, to);
  } catch {
    // The next start does without, which only costs time.
  }
}

function say(message) {
  process.stdout.on('error', () => {}); // the parent may be gone already
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
