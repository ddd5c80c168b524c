// A program: what stands in contracts/ is released from now on. Refuses what breaks the release before.
import { writeFileSync } from 'node:fs';
import { root } from '../../architecture/tree.ts';
import { brokenPromises, committedContract, releasedContract, releasedFile } from './released.ts';

const [today, released] = [committedContract(), releasedContract()];
const broken = released === null ? [] : brokenPromises(released, today);
if (broken.length > 0) {
  console.error(broken.join('\n'));
  process.exitCode = 1;
} else {
  writeFileSync(`${root}/${releasedFile}`, `${JSON.stringify(today, null, 1)}\n`);
  const count = Object.keys(today.schemas).length;
  console.log(`${releasedFile} holds ${String(count)} events now: commit it with the release.`);
}
