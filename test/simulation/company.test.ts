// Does a simulated company hold together, and does everything occur in it that real ones have?
import { beforeAll, describe, expect, test } from 'vitest';
import { evolve } from '../../domain/evolve.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import { workingBetween } from '../../domain/working-time/arithmetic.ts';
import { decode, encode } from '../../events/codec.ts';
import { personOf } from '../../doors/organisation/organisation.ts';
import { decidedIn, shareLost } from './loss-shares.ts';
import type { Decided } from './loss-shares.ts';
import { simulated, streamsOf } from './simulated.ts';
import type { Simulated, Told } from './simulated.ts';
import { varieties } from './varieties.ts';
import { sized } from '../support/size.ts';

/** Of fewer leads chance makes more: only the campaign holds the amounts to what was planted. */
const size = sized(
  { leads: 700, decided: 450, least: 0.15, most: 0.45 },
  { leads: 2_000, decided: 1_000, least: 0.18, most: 0.42 },
);

let company: Simulated;
let streams: ReadonlyMap<string, readonly Told[]>;
let decided: readonly Decided[];

beforeAll(async () => {
  company = await simulated(size.leads, 11);
  streams = streamsOf(company.envelopes);
  decided = [...streams.values()].flatMap((stream) => decidedIn(company.company, stream) ?? []);
}, 600_000);

test('every event is as the contract has it', () => {
  for (const envelope of company.envelopes.slice(0, 20_000))
    expect(decode(encode(envelope)).kind).toBe('event');
});

test('every lead has its events in order and every one is accepted', () => {
  for (const [leadId, stream] of streams) {
    let lead: Lead | null = null;
    for (const [index, { envelope, event }] of stream.entries()) {
      expect(envelope.id).toBe(`${leadId}:${String(index + 1)}`);
      expect(envelope.origin).toBe('import');
      lead = evolve(lead, event, leadId);
    }
  }
  expect(streams.size).toBe(size.leads);
});

test('commands are hardly ever refused', () => {
  expect(company.refused).toBeLessThan(company.envelopes.length / 1_000);
});

describe(`in ${String(size.leads)} leads there is`, () => {
  test.each(varieties)('%s', (_, isSo) => {
    const first = [...streams.values()];
    expect(first.some((stream) => isSo(stream.map(({ event }) => event)))).toBe(true);
  });

  test('a lead in every office', () => {
    const offices = new Set(company.envelopes.map(({ office }) => office));
    expect([...company.company.organisation.offices.keys()].filter((office) => !offices.has(office))).toEqual(
      [],
    );
  });
});

test('a lead follows one of the same customer that had ended', () => {
  const customerOf = (stream: readonly Told[]): string | undefined =>
    stream[0]?.event.type === 'LeadObtained' ? stream[0].event.data.customer?.customerId : undefined;
  const followers = [...streams.values()].flatMap((stream) => {
    const { event } = stream[0]!;
    const former = event.type === 'LeadObtained' ? event.data.previousLeadId : null;
    return former === null ? [] : [{ stream, before: streams.get(former)! }];
  });
  expect(followers.length).toBeGreaterThan(0);
  for (const { stream, before } of followers) {
    expect(customerOf(stream)).toBe(customerOf(before));
    expect(before.at(-1)!.event.time <= stream[0]!.event.time).toBe(true);
  }
});

test('some contacts are told later, all within what a person may report', () => {
  const later = company.envelopes
    .filter(({ type }) => type === 'leadcycle.FollowUpRecorded.v1')
    .map(({ time, recordedtime }) => Date.parse(recordedtime) - Date.parse(time))
    .filter((ms) => ms > 0);
  expect(later.length).toBeGreaterThan(size.leads / 20);
  expect(Math.max(...later)).toBeLessThan(3 * 86_400_000);
});

test('people act in whole minutes of their office hours, while they are there', () => {
  const { organisation, policy, isAway } = company.company;
  const wrong = company.envelopes.filter(({ actor, recordedtime }) => {
    const [kind, personId = ''] = actor.split(':');
    if (kind !== 'person') return false;
    const calendar = policy.calendars[personOf(organisation, personId).officeId]!;
    const at = Date.parse(recordedtime);
    return at % 60_000 !== 0 || workingBetween(calendar, at, at + 60_000) !== 60_000 || isAway(personId, at);
  });
  expect(wrong.map(({ id, actor, recordedtime }) => `${id} ${actor} ${recordedtime}`)).toEqual([]);
});

test('nobody has more leads at any instant than they can keep, and somebody has many', () => {
  const { organisation, placesTimes } = company.company;
  const owners = new Map<string, string>();
  const leads = new Map<string, Lead>();
  const loads = new Map<string, number>();
  const most = new Map<string, number>();
  const change = (personId: string, by: number): void => {
    const load = (loads.get(personId) ?? 0) + by;
    loads.set(personId, load);
    most.set(personId, Math.max(load, most.get(personId) ?? 0));
  };
  for (const envelope of company.envelopes) {
    const told = streams.get(envelope.subject)![Number(envelope.sequence) - 1]!;
    const lead: Lead = evolve(leads.get(envelope.subject) ?? null, told.event, envelope.subject);
    leads.set(envelope.subject, lead);
    const [before, after] = [owners.get(envelope.subject), ownershipOf(lead)?.owner.personId];
    if (before === after) continue;
    if (before !== undefined) change(before, -1);
    if (after !== undefined) change(after, 1);
    if (after === undefined) owners.delete(envelope.subject);
    else owners.set(envelope.subject, after);
  }
  const over = [...most].filter(([id, load]) => load > personOf(organisation, id).openLeads * placesTimes);
  expect(over).toEqual([]);
  expect(Math.max(...most.values())).toBeGreaterThan(10);
});

test('the answer sheet is what the events say', () => {
  const counted = new Map<string, Record<string, number>>();
  const zone = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Chicago',
    year: 'numeric',
    month: '2-digit',
  });
  for (const stream of streams.values()) {
    const month = zone.format(Date.parse(stream[0]!.event.time));
    const places = stream.flatMap(({ event: { data } }) =>
      'enters' in data && data.enters !== null ? [data.enters] : [],
    );
    const last = places.at(-1)!;
    const outcome = ['won', 'lost', 'disqualified', 'merged'].includes(last) ? last : 'open';
    const counts = counted.get(month) ?? { leads: 0, won: 0, lost: 0, disqualified: 0, merged: 0, open: 0 };
    counted.set(month, { ...counts, leads: counts['leads']! + 1, [outcome]: counts[outcome]! + 1 });
  }
  const byMonth = [...counted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, counts]) => ({ month, ...counts }));
  expect(company.answers.byMonth).toEqual(byMonth);
  expect(company.answers.total.leads).toBe(size.leads);
  expect(company.answers.events).toBe(company.envelopes.length);
  const lost = company.answers.decisions.reduce((sum, { lost: some }) => sum + some, 0);
  const losses = company.envelopes.filter(({ type }) => type === 'leadcycle.LeadLost.v1').length;
  expect(lost).toBeGreaterThanOrEqual(losses);
});

test('a higher class, an earlier first contact and a shorter cycle each make a loss less likely, as planted', () => {
  expect(decided.length).toBeGreaterThan(size.decided);
  const byClass = ['opportunity', 'credible', 'preliminary'].map((word) =>
    shareLost(decided, (one) => one.class === word),
  );
  const byContact = [
    shareLost(decided, ({ firstContact }) => firstContact <= 4),
    shareLost(decided, ({ firstContact }) => firstContact > 4 && firstContact <= 16),
    shareLost(decided, ({ firstContact }) => firstContact > 16),
  ];
  const byCycle = [
    shareLost(decided, ({ cycle }) => cycle !== null && cycle <= 24),
    shareLost(decided, ({ cycle }) => cycle !== null && cycle > 24 && cycle <= 48),
    shareLost(decided, ({ cycle }) => cycle !== null && cycle > 48),
  ];
  for (const shares of [byClass, byContact, byCycle]) {
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[2]! - shares[0]!).toBeGreaterThan(size.least);
    expect(shares[2]! - shares[0]!).toBeLessThan(size.most);
  }
});
