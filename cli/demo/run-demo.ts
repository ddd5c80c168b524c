// What happens in a demo, in order? The import and the play side by side, then rest, counts and audit.
import { newId } from '../../doors/ids.ts';
import { importSample } from './import-sample.ts';
import { outcomeOf } from './outcome.ts';
import { patiently } from './patience.ts';
import { planOf } from './plan.ts';
import { playAll } from './play.ts';
import type { Progress } from './progress.ts';
import type { DemoReport } from './report.ts';
import { settle } from './settle.ts';
import type { Theatre } from './theatre.ts';

export interface DemoSize {
  /** Rows of the sample to import; null imports all. */
  readonly leads: number | null;
  /** Lives to play. */
  readonly live: number;
}

/** People who act at the same moment. */
const concurrency = 8;

/**
 * @param began when the demo began, as `performance.now()` says it
 * @throws StoryStopped, CliFailure or DoorRejection when servers stay away for longer than the demo waits
 */
export const runDemo = async (
  { engine, run, ownServers, playbook }: Theatre,
  { leads, live }: DemoSize,
  { progress, began }: { readonly progress: Progress; readonly began: number },
): Promise<DemoReport> => {
  const { tell, count } = progress;
  tell(`importing ${leads ?? 'all'} rows of the sample, and playing ${live} lives beside it`);
  const importing = importSample(engine, {
    ...{ limit: leads, apart: ownServers ? null : run },
    onRow: (rows) => count('imported', rows),
  }).then((report) => {
    tell(`import done: ${report.imported + report.alreadyThere} leads, ${report.rejected} rows rejected`);
    return report;
  });
  const playing = playAll(engine, {
    ...{ play: newId(), parts: planOf(live), playbook, concurrency },
    onEnd: (ended) => count('played', ended),
  }).then((ended) => {
    tell(`play done: ${ended.leads.length} lives, ${ended.tally.commands} commands`);
    return ended;
  });
  // Whichever fails, the other one comes to its end first: nothing goes on behind the back of the caller.
  await Promise.allSettled([importing, playing]);
  const [imported, played] = await Promise.all([importing, playing]);
  tell('waiting until the read models have seen all of it');
  const told = played.leads.filter(({ stopped }) => stopped === null).length;
  await settle(engine, told + imported.imported + imported.alreadyThere);
  tell('auditing stream, read models and workflows of every lead');
  const outcome = await patiently(() => outcomeOf(engine, playbook));
  return { imported, played, outcome, seconds: Math.round((performance.now() - began) / 1_000) };
};
