// What would the engine have decided otherwise on the leads that are recorded? Their stories told again under another playbook.
import type { Pool } from 'pg';
import type { Playbook } from '../../domain/playbook.ts';
import type { Policy } from '../../domain/policy.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import { OwnerRetrial } from '../../domain/trial/retry-owners.ts';
import { retryLead } from '../../domain/trial/retry-lead.ts';
import type { LeadRetried, Turn } from '../../domain/trial/retry-lead.ts';
import { calendarsByOffice } from '../organisation/organisation.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { absentIn, salespeopleOf } from '../organisation/salespeople.ts';
import { readStories } from '../../projections/event/stories.ts';
import type { LeadStory, StoryFilter } from '../../projections/event/stories.ts';
import type { NamedPlaybook } from './playbook-to-try.ts';
import { RecordedCounter } from './recorded-report.ts';
import type { RecordedReport } from './recorded-report.ts';

export interface RecordedTrial {
  readonly organisation: Organisation;
  /** All that leads followed, `default@1`. */
  readonly published: ReadonlyMap<string, Playbook>;
  readonly filter: StoryFilter;
  /** Whose leads are told again; null: of every office. */
  readonly offices: readonly string[] | null;
  /** Leads to read at most; null reads all. */
  readonly limit: number | null;
  /** Of each kind. */
  readonly examples: number;
  /** Asked before each lead; false ends the trial with those that were told again by then. */
  readonly goesOn: () => Promise<boolean>;
}

/** A turn of a lead's, kept until all leads are read: about 1 KB for each search for an owner. */
interface Taken {
  readonly leadId: string;
  readonly turn: Turn;
}

export interface RecordedOutcome {
  readonly report: RecordedReport;
  /** Whether every lead that was chosen was told again. */
  readonly isWhole: boolean;
}

export const retryRecorded = async (
  pool: Pool,
  { label, playbook }: NamedPlaybook,
  { organisation, published, filter, offices, limit, examples, goesOn }: RecordedTrial,
): Promise<RecordedOutcome> => {
  const tried: Policy = { playbook, calendars: calendarsByOffice(organisation) };
  const until = Date.now();
  const counter = new RecordedCounter(examples);
  const taken: Taken[] = [];
  let [read, isWhole] = [0, true];
  for await (const story of readStories(pool, filter, offices)) {
    isWhole = (limit === null || read < limit) && (await goesOn());
    if (!isWhole) break;
    read += 1;
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
  return { report: counter.report(label, { searches, asRecorded }), isWhole };
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

/** Every published version, by `name@version`. */
export const allPublished = async (pool: Pool): Promise<ReadonlyMap<string, Playbook>> => {
  const { rows } = await pool.query<{ compiled: Playbook }>('select compiled from leadcycle.playbook');
  return new Map(rows.map(({ compiled }) => [`${compiled.name}@${compiled.version}`, compiled]));
};
