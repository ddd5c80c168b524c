// `leadcycle playbook try A …`: what would the engine have decided otherwise on the leads that are recorded?
import type { Engine } from '../../doors/engine.ts';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { zoneOf } from '../../doors/trial/playbook-to-try.ts';
import type { RecordedReport } from '../../doors/trial/recorded-report.ts';
import { allPublished, retryRecorded } from '../../doors/trial/retry-recorded.ts';
import { countStories } from '../../projections/event/stories.ts';
import type { StoryFilter } from '../../projections/event/stories.ts';
import { startProgress } from '../import/progress.ts';
import { requireKnownNames } from '../known-names.ts';
import { isFile, playbookInFile, publishedPlaybook } from './trial-playbook.ts';

export interface AskedTrial {
  /** Files, or names of published playbooks. */
  readonly playbooks: readonly string[];
  readonly filter: StoryFilter;
  /** Leads to read at most; null reads all. */
  readonly limit: number | null;
  /** Of each kind. */
  readonly examples: number;
}

export const tryRecorded = async (
  { pool }: Engine,
  { playbooks, filter, limit, examples }: AskedTrial,
): Promise<readonly RecordedReport[]> => {
  const organisation = await loadOrganisation(pool);
  const published = await allPublished(pool);
  requireKnownNames(filter, organisation, published.keys());
  const zone = zoneOf(organisation);
  const named = await Promise.all(
    playbooks.map((word) => (isFile(word) ? playbookInFile(word, zone) : publishedPlaybook(pool, word))),
  );
  const leads = Math.min(await countStories(pool, filter), limit ?? Infinity);
  const progress = startProgress('Leads under playbooks', leads * named.length);
  let done = 0;
  const goesOn = (): Promise<boolean> => {
    progress.step((done += 1));
    return Promise.resolve(true);
  };
  const trial = { ...{ organisation, published, filter, offices: null }, ...{ limit, examples, goesOn } };
  try {
    const reports: RecordedReport[] = [];
    for (const playbook of named) reports.push((await retryRecorded(pool, playbook, trial)).report);
    return reports;
  } finally {
    progress.stop();
  }
};
