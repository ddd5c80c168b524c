// `leadcycle timeline`: what happened to one lead, when, by whom, and when did it become known?
import type { Command } from 'commander';
import { unseenSuspects, withoutUnseen } from '../../doors/duplicates/unseen-suspects.ts';
import type { Engine } from '../../doors/engine.ts';
import { unseal } from '../../doors/sealing.ts';
import { noEngineRunsIt, seenLead } from '../../doors/seen-lead.ts';
import type { RunBy } from '../../doors/seen-lead.ts';
import { eventOf } from '../../events/codec.ts';
import { timelineOf } from '../../projections/event/queries.ts';
import type { TimelineEntry } from '../../projections/event/queries.ts';
import { lookingPerson, withLooker } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import { requireLeadId } from '../lead-id.ts';
import { localTime } from '../moments.ts';
import { table } from '../table.ts';
import { withEngine } from '../with-engine.ts';
import { eventWords } from './event-words.ts';

interface Line {
  readonly seq: number;
  readonly time: string;
  /** Null where it became known as it happened, give or take a minute. */
  readonly recordedTime: string | null;
  readonly actor: string;
  readonly type: string;
  readonly words: string;
  readonly data: unknown;
}

interface Timeline {
  readonly leadId: string;
  readonly timeZone: string;
  readonly runBy: RunBy;
  /** Events that the lead has and the read models have not seen yet. */
  readonly notSeenYet: number;
  readonly events: readonly Line[];
}

export const addTimelineCommand = (program: Command): void => {
  withLooker(
    addCommand(
      program,
      'timeline <lead>',
      'one lead: every event, when it happened, who did it, what it says',
    ),
  ).action(async (leadId: string, options: { readonly as?: string; readonly json?: boolean }) => {
    requireLeadId(leadId);
    const timeline = await withEngine((engine) => timelineFor(engine, lookingPerson(options), leadId));
    print({ json: timeline, text: () => inWords(timeline) }, options);
  });
};

const timelineFor = async (engine: Engine, viewerId: string | null, leadId: string): Promise<Timeline> => {
  const { lead, runBy } = await seenLead(engine, leadId);
  const unseen = await unseenSuspects(engine, viewerId, lead);
  const [playbook, entries, keys] = await Promise.all([
    engine.playbook(lead.playbook.name),
    timelineOf(engine.pool, leadId),
    engine.keys.existingKeys([leadId]),
  ]);
  const { timeZone } = playbook.reporting;
  const key = keys.get(leadId) ?? null;
  const events = entries.map((entry): Line => {
    const read = eventOf(entry.envelope);
    const event = read === null ? null : withoutUnseen(unseal(read, key), unseen);
    return {
      ...{ seq: entry.seq, time: entry.time, actor: entry.actor, type: entry.type },
      recordedTime: knownLater(entry) ? entry.recordedTime : null,
      words: event === null ? 'cannot be read by this version' : eventWords(event, timeZone),
      data: event?.data ?? withoutUnseen(unseal(entry.envelope.data, key), unseen),
    };
  });
  return {
    ...{ leadId, timeZone, runBy, events },
    notSeenYet: Math.max(0, lead.seq - (entries.at(-1)?.seq ?? 0)),
  };
};

const knownLater = ({ time, recordedTime }: TimelineEntry): boolean =>
  Date.parse(recordedTime) - Date.parse(time) > 60_000;

const inWords = ({ leadId, timeZone, runBy, events, notSeenYet }: Timeline): string =>
  [
    `Lead ${leadId}, times in ${timeZone}`,
    ...(runBy === 'none' ? [noEngineRunsIt] : []),
    table(
      ['#', 'happened', 'known', 'by', 'event', ''],
      events.map(({ seq, time, recordedTime, actor, type, words }) => [
        ...[seq, localTime(time, timeZone), recordedTime === null ? '' : localTime(recordedTime, timeZone)],
        ...[actor.replace(/^person:/u, ''), type, words],
      ]),
    ),
    ...(notSeenYet === 0 ? [] : [`${notSeenYet} more events are on their way to the read models.`]),
  ].join('\n');
