// Is this the same process as before? A process id alone is reused by the system; id and start time together are not.
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

export function startTimeOf(pid) {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

export function isSameProcess(pid, startTime) {
  const now = startTimeOf(pid);
  return now !== null && now === startTime;
}

// Slim images have no ps, so Linux is asked by /proc: after the name in brackets come the state (field 3)
// and, 19 fields on, the start in ticks since boot. A zombie has ended, whatever its parent has yet to read.
function fromProc(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19]}`;
  } catch {
    return null;
  }
}

function fromPs(pid) {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const line = status === 0 ? stdout.trim() : '';
  return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}
