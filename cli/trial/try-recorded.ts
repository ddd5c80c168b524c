// `leadcycle playbook try A …`: what would the engine have decided otherwise on the leads that are recorded?
import type { Pool } from 'pg';
import type { Playbook } from '../../domain/playbook.ts';
import type { Policy } from '../../domain/policy.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import { OwnerRetrial } from '../../domain/trial/retry-owners.ts';
import { retryLead } from '../../domain/trial/retry-lead.ts';
import type { LeadRetried, Turn } from '../../domain/trial/retry-lead.ts';
import type { Engine } from '../../doors/engine.ts';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { calendarsOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { absentIn, salespeopleOf } from '../../doors/organisation/salespeople.ts';
import { countStories, readStories } from '../../projections/event/stories.ts';
import type { LeadStory, StoryFilter } from '../../projections/event/stories.ts';
import { startProgress } from '../import/progress.ts';
import { requireKnownNames } from '../known-names.ts';
import { RecordedCounter } from './recorded-report.ts';
import type { RecordedReport } from './recorded-report.ts';
import { isFile, playbookInFile, publishedPlaybook, zoneOf } from './trial-playbook.ts';
import type { NamedPlaybook } from './trial-playbook.ts';

export interface RecordedTrial {
  /** Files, or names of published playbooks. */
  readonly playbooks: readonly string[];
  readonly filter: StoryFilter;
  /** Leads to read at most; null reads all. */
  readonly limit: number | null;
  /** Of each kind. */
  readonly examples: number;
}

/** A turn of a lead's, kept until all leads are read: about 1 KB for each search for an owner. */
interface Taken {
  readonly leadId: string;
  readonly turn: Turn;
}

export const tryRecorded = async (
  { pool }: Engine,
  trial: RecordedTrial,
): Promise<readonly RecordedReport[]> => {
  const organisation = await loadOrganisation(pool);
  const published = await allPublished(pool);
  requireKnownNames(trial.filter, organisation, published.keys());
  const zone = zoneOf(organisation);
  const named = await Promise.all(
    trial.playbooks.map((word) =>
      isFile(word) ? playbookInFile(word, zone) : publishedPlaybook(pool, word, zone),
    ),
  );
  const leads = Math.min(await countStories(pool, trial.filter), trial.limit ?? Infinity);
  const progress = startProgress('Leads under playbooks', leads * named.length);
  let done = 0;
  try {
    const reports: RecordedReport[] = [];
    for (const playbook of named)
      reports.push(
        await tryOne(pool, {
          organisation,
          published,
          playbook,
          trial,
          onLead: () => progress.step((done += 1)),
        }),
      );
    return reports;
  } finally {
    progress.stop();
  }
};

interface One {
  readonly organisation: Organisation;
  readonly published: ReadonlyMap<string, Playbook>;
  readonly playbook: NamedPlaybook;
  readonly trial: RecordedTrial;
  readonly onLead: () => void;
}

const tryOne = async (
  pool: Pool,
  { organisation, published, playbook, trial, onLead }: One,
): Promise<RecordedReport> => {
  const calendars = calendarsOf(organisation, organisation.offices.keys());
  const tried: Policy = {
    playbook: playbook.playbook,
    calendars: Object.fromEntries(calendars.map((calendar) => [calendar.officeId, calendar])),
  };
  const until = Date.now();
  const counter = new RecordedCounter(trial.examples);
  const taken: Taken[] = [];
  let read = 0;
  for await (const story of readStories(pool, trial.filter)) {
    if (trial.limit !== null && read >= trial.limit) break;
    read += 1;
    onLead();
    const retried = retold(story, { published, tried, until });
    if (typeof retried === 'string') {
      counter.broken(retried);
      continue;
    }
    counter.lead(retried, followed(story));
    for (const turn of retried.turns) taken.push({ leadId: story.leadId, turn });
  }
  const owners = new OwnerRetrial(salespeopleOf(organisation), absentIn(organisation));
  for (const { leadId, turn } of taken.sort(inTime)) {
    const difference = owners.take(leadId, turn);
    if (difference !== null) counter.owner(difference);
  }
  const { searches, asRecorded } = owners;
  return counter.report(playbook.label, { searches, asRecorded });
};

const inTime = (one: Taken, other: Taken): number =>
  one.turn.at - other.turn.at ||
  (one.leadId < other.leadId ? -1 : one.leadId > other.leadId ? 1 : one.turn.seq - other.turn.seq);

interface Setting {
  readonly published: ReadonlyMap<string, Playbook>;
  readonly tried: Policy;
  readonly until: number;
}

/** The lead told again, or why it cannot be. */
const retold = (
  { leadId, events, unreadable }: LeadStory,
  { published, tried, until }: Setting,
): LeadRetried | string => {
  if (unreadable !== null) return `an event cannot be read: ${unreadable}`;
  const recorded = events.map(({ event, recordedTime, actor, causationId }) => ({
    event,
    actor,
    recordedAt: Date.parse(recordedTime),
    batchId: causationId,
  }));
  try {
    return retryLead(leadId, recorded, {
      inForce: ({ name, version }) => {
        const playbook = published.get(`${name}@${version}`);
        if (playbook === undefined)
          throw new LeadRejection(
            'unknown_reference',
            `it followed ${name}@${version}, which is not published here`,
            '',
          );
        return playbook;
      },
      tried,
      until,
    });
  } catch (failure) {
    if (failure instanceof LeadRejection) return failure.message;
    throw failure;
  }
};

/** The playbook that the lead followed in the end. */
const followed = ({ events }: LeadStory): string => {
  let playbook = 'none';
  for (const { event } of events) {
    if (event.type === 'LeadObtained')
      playbook = `${event.data.playbook.name}@${event.data.playbook.version}`;
    if (event.type === 'PlaybookAdopted') playbook = `${event.data.to.name}@${event.data.to.version}`;
  }
  return playbook;
};

const allPublished = async (pool: Pool): Promise<ReadonlyMap<string, Playbook>> => {
  const { rows } = await pool.query<{ compiled: Playbook }>('select compiled from leadcycle.playbook');
  return new Map(rows.map(({ compiled }) => [`${compiled.name}@${compiled.version}`, compiled]));
};
