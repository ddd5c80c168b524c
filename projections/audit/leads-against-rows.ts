// Do the tables hold of each lead what its events say? Row by row, for a handful of leads at a time.
import { isDeepStrictEqual } from 'node:util';
import type { ClientBase } from 'pg';
import { ownershipRows } from '../assignment/ownerships.ts';
import { contactsOf } from '../contact/contacts.ts';
import { judgementRows } from '../evaluation/judgements.ts';
import { findingRows } from '../finding/findings.ts';
import { progressRows } from '../progress/facts.ts';
import { turnRows } from '../churn/turns.ts';
import { toldRows } from '../customer/told.ts';
import { leadRowOf } from '../lead/lead-row.ts';
import type { LivedOn } from '../life/counts.ts';
import { livedOn } from '../life/life-row.ts';
import type { Life } from '../life/life-row.ts';
import { lifeStepOf } from '../life/steps.ts';
import type { LeadChange } from '../read-model.ts';
import { intervalsOfLife } from '../pipeline/standings.ts';
import { contactRows, officesOfContacts, workedSince } from '../follow-up/contacts.ts';
import type { Contact } from '../follow-up/contacts.ts';
import { measuresOf } from '../follow-up/measures.ts';
import { escalations } from '../service-level/escalations.ts';
import { clockRuns } from '../service-level/runs.ts';
import { calendarsOf } from '../calendars.ts';
import type { CalendarAt } from '../calendars.ts';
import { stayRows } from '../stage-visit/stays.ts';
import type { Stay } from '../stage-visit/stays.ts';
import { timesAfter, visitsOver } from '../stage-visit/dwelt.ts';
import type { Dwelt } from '../stage-visit/dwelt.ts';
import { officesOf, workedOf } from '../stage-visit/working.ts';
import type { FoldedLead } from './fold-leads.ts';
import type { Truth } from './truth.ts';

const tables = [
  ...(['lead', 'lead_seq', 'turn', 'standing', 'customer_told', 'clock_run', 'escalation'] as const),
  ...(['stage_visit', 'stage_time', 'follow_up', 'assignment', 'finding', 'evaluation'] as const),
  ...(['assessment', 'progress', 'contact', 'life'] as const),
] as const;

type Rows = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;

/** Tells every table of which a lead's rows differ, once a table. */
export const compareLeads = async (
  client: ClientBase,
  truth: Truth,
  leads: readonly FoldedLead[],
): Promise<Counted> => {
  const leadIds = leads.map(({ leadId }) => leadId);
  const read = (query: string): Promise<Rows> => rowsByLead(client, query, leadIds);
  const stored = {
    lead: await read('select * from lead where lead_id = any($1::uuid[])'),
    lead_seq: await read('select * from lead_seq where lead_id = any($1::uuid[])'),
    turn: await read('select * from turn where lead_id = any($1::uuid[]) order by seq'),
    standing: await read('select * from standing where lead_id = any($1::uuid[]) order by from_time'),
    customer_told: await read('select * from customer_told where lead_id = any($1::uuid[]) order by seq'),
    clock_run: await read(
      'select * from clock_run where lead_id = any($1::uuid[]) order by clock collate "C", cycle',
    ),
    escalation: await read(
      'select * from escalation where lead_id = any($1::uuid[]) order by escalation_id collate "C"',
    ),
    life: await read('select * from life where lead_id = any($1::uuid[])'),
    stage_visit: await read(
      'select * from stage_visit where lead_id = any($1::uuid[]) order by entered_seq, left_seq nulls last',
    ),
    stage_time: await read(
      'select * from stage_time where lead_id = any($1::uuid[]) order by place collate "C"',
    ),
    follow_up: await read('select * from follow_up where lead_id = any($1::uuid[]) order by seq'),
    assignment: await read('select * from assignment where lead_id = any($1::uuid[]) order by ownership_no'),
    finding: await read('select * from finding where lead_id = any($1::uuid[]) order by seq'),
    evaluation: await read('select * from evaluation where lead_id = any($1::uuid[]) order by seq'),
    assessment: await read('select * from assessment where lead_id = any($1::uuid[]) order by seq'),
    progress: await read(
      `select *, to_char(expected_on, 'YYYY-MM-DD') as expected_on from progress
       where lead_id = any($1::uuid[]) order by seq, array_position(array['milestone', 'gate_asked'], what) nulls last`,
    ),
    contact: await read(
      'select * from contact where lead_id = any($1::uuid[]) order by contact_id collate "C"',
    ),
  };
  const stays = new Map(leads.map(({ leadId, change }) => [leadId, stayRows([change]).begun]));
  const contacts = new Map(leads.map(({ leadId, change }) => [leadId, contactRows([change])]));
  const calendarAt = await calendarsOf(client, [
    ...officesOf([...stays.values()].flat(), []),
    ...officesOfContacts([...contacts.values()].flat()),
  ]);
  const visits = new Map(
    [...stays].map(([leadId, own]) => [
      leadId,
      visitsOver(
        own,
        own.map((stay) => workedOf(stay, calendarAt)),
      ),
    ]),
  );
  const lives = new Map(
    leads.flatMap(({ leadId, change }) => {
      const life = lifeIn(change, contacts.get(leadId) ?? [], calendarAt);
      return life === null ? [] : [[leadId, life]];
    }),
  );
  for (const lead of leads) {
    if (lead.broken !== null) {
      truth.tell({
        ...{
          kind: 'unfoldable_in_stream',
          leadId: lead.leadId,
          seq: lead.change.events.length + 1,
          where: 'event',
        },
        because: lead.broken,
      });
      continue;
    }
    for (const [table, expected] of Object.entries(
      expectedRows(
        lead,
        {
          ...{ stays: stays.get(lead.leadId) ?? [], visits: visits.get(lead.leadId) ?? [] },
          contacts: contacts.get(lead.leadId) ?? [],
          life: lives.get(lead.leadId)?.after,
        },
        calendarAt,
      ),
    )) {
      const actual = stored[table as keyof typeof stored].get(lead.leadId) ?? [];
      const difference = differenceOf(expected, actual.map(comparable));
      if (difference !== null)
        truth.tell({
          ...{ kind: 'read_model_differs', leadId: lead.leadId, seq: lead.lead?.seq ?? null, where: table },
          because: difference,
        });
    }
  }
  return { lives: [...lives.values()], visits: [...visits.values()].flat() };
};

/** Rows of leads that have no event at all, neither stored nor in the stream. */
export const compareStrangers = async (client: ClientBase, truth: Truth): Promise<void> => {
  for (const table of tables) {
    const { rows } = await client.query<{ lead_id: string }>(
      `select distinct t.lead_id from ${table} t
       where not exists (select from event e where e.lead_id = t.lead_id) and t.lead_id <> all ($1::uuid[])
         ${table === 'lead_seq' ? 'and t.seq > 0' : ''} limit 1000`,
      [truth.correctedLeads()],
    );
    for (const { lead_id: leadId } of rows)
      truth.tell({
        kind: 'read_model_differs',
        leadId,
        seq: null,
        where: table,
        because: 'the stream has no such lead',
      });
  }
};

/** What has become of leads by their events, as roll-ups count it. */
export interface Counted {
  readonly lives: readonly Whole[];
  readonly visits: readonly Dwelt[];
}

/** A life from its beginning. */
type Whole = Omit<LivedOn, 'before'>;

/** What takes the calendars of offices. */
interface ReadElsewhere {
  readonly stays: readonly Stay[];
  readonly visits: readonly Dwelt[];
  readonly contacts: readonly Contact[];
  readonly life: Life | undefined;
}

const expectedRows = (
  { leadId, lead, latest, change }: FoldedLead,
  { stays, visits, contacts, life }: ReadElsewhere,
  calendarAt: CalendarAt,
): Record<string, readonly object[]> => {
  if (lead === null) return Object.fromEntries(tables.map((table) => [table, []]));
  const row = leadRowOf(lead, latest);
  const judged = judgementRows([change]);
  const snake = (object: object): object =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value as unknown,
      ]),
    );
  return {
    lead: [{ ...snake(row), state: JSON.parse(JSON.stringify(lead)) as unknown }],
    lead_seq: [{ lead_id: leadId, seq: lead.seq }],
    turn: turnRows([change]).begun.map(({ recordedTime, untilRecordedTime, ...turn }) => ({
      ...(snake(turn) as Record<string, unknown>),
      ...{ recordedtime: recordedTime, until_recordedtime: untilRecordedTime },
    })),
    follow_up: contacts.map(({ recordedTime, ...contact }) => ({
      ...snake({ ...contact, ...workedSince({ ...contact, recordedTime }, calendarAt) }),
      ...{ recordedtime: recordedTime },
    })),
    standing: intervalsOfLife(change).map(({ from, to, standing }) => ({
      ...{ lead_id: leadId, from_time: from, to_time: to ?? Infinity },
      ...standing,
    })),
    customer_told: toldRows([change]).map(({ seq, time, recordedTime, customer }) => ({
      ...{ lead_id: leadId, seq, customer_id: customer.customerId, time, recordedtime: recordedTime },
      ...{ name: customer.name, customer },
    })),
    clock_run: clockRuns([change])
      .begun.toSorted((one, other) => inOrder(one.clock, other.clock) || one.cycle - other.cycle)
      .map(snake),
    escalation: escalations([change])
      .raised.toSorted((one, other) => inOrder(one.escalationId, other.escalationId))
      .map(snake),
    assignment: ownershipRows([change]).begun.map(snake),
    finding: findingRows([change]).heard.map(snake),
    evaluation: judged.evaluations.map(snake),
    assessment: judged.assessments.map(snake),
    progress: progressRows([change]).map(snake),
    contact: contactsOf(lead)
      .toSorted((one, other) => inOrder(one.contactId, other.contactId))
      .map(snake),
    life: life === undefined ? [] : [snake(life)],
    stage_time: timesAfter([], visits).map(({ after }) => snake(after)),
    stage_visit: stays.map((stay) => {
      const { leaving, cuts, enteredRecordedTime, ...entered } = stay;
      const { leftRecordedTime, ...left } = leaving ?? notLeft;
      return {
        ...snake({ ...entered, ...left, ...cuts, ...workedOf(stay, calendarAt) }),
        ...{ entered_recordedtime: enteredRecordedTime, left_recordedtime: leftRecordedTime },
      };
    }),
  };
};

const lifeIn = (change: LeadChange, contacts: readonly Contact[], calendarAt: CalendarAt): Whole | null => {
  const step = lifeStepOf(change);
  if (step === null) return null;
  const counted = contacts.filter(({ counts }) => counts);
  const followUp = measuresOf(counted.map((one) => ({ ...one, ...workedSince(one, calendarAt) })));
  const refuted = findingRows([change]).heard.some(
    ({ result, supersededSeq }) => result === 'refuted' && supersededSeq === null,
  );
  return { step, after: livedOn(null, step, { followUp, refuted }) };
};

const notLeft = { leftSeq: null, leftAt: null, leftRecordedTime: null, toPlace: null, elapsedMs: null };

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const differenceOf = (
  expected: readonly object[],
  actual: readonly Readonly<Record<string, unknown>>[],
): string | null => {
  if (expected.length !== actual.length) return `${actual.length} rows, ${expected.length} expected`;
  const names = new Set<string>();
  for (const [index, row] of expected.entries())
    for (const [name, value] of Object.entries(row))
      if (!isDeepStrictEqual(value, actual[index]?.[name])) names.add(name);
  return names.size === 0 ? null : `not as folded: ${[...names].sort().join(', ')}`;
};

/** Columns of 64 bits, which come as text. */
const wide: ReadonlySet<string> = new Set([
  'minor',
  'next_due_target_ms',
  'target_ms',
  'paused_ms',
  'elapsed_ms',
  'working_ms',
  'first_working_ms',
  'first_contact_ms',
]);

/** Instants as text and 64-bit numbers as numbers, as the fold has them. */
const comparable = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value instanceof Date) return [name, value.toISOString()];
      return [name, wide.has(name) && typeof value === 'string' ? Number(value) : value];
    }),
  );

const rowsByLead = async (client: ClientBase, query: string, leadIds: readonly string[]): Promise<Rows> => {
  const { rows } = await client.query<Readonly<Record<string, unknown>> & { lead_id: string }>(query, [
    leadIds,
  ]);
  const byLead = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const row of rows) {
    const others = byLead.get(row.lead_id);
    if (others === undefined) byLead.set(row.lead_id, [row]);
    else others.push(row);
  }
  return byLead;
};
