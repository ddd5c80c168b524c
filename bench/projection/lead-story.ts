// What does a made-up but complete life of a lead look like on the stream? About twenty events, the same for the same number.
import { sealEnvelope } from '../../domain/envelope.ts';
import { instant, milliseconds } from '../../domain/time.ts';
import { encode } from '../../events/codec.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { Office, Owner, PersonRef } from '../../events/values.ts';

export const headquarters: Office = { officeId: 'hq', tier: 'headquarters', path: ['hq'] };
export const madrid: Office = { officeId: 'madrid', tier: 'rep_office', path: ['madrid', 'europe', 'hq'] };
export const ada: PersonRef = { personId: 'ada', managerId: 'grace', officeId: 'madrid' };

/** A lead id that is a valid UUID and sorts by its number. */
export const leadIdOf = (number: number): string =>
  `${number.toString(16).padStart(8, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export const ownerNamed = (personId: string): Owner => ({
  ...{ personId, managerId: 'grace', officeId: 'madrid' },
  role: 'AR',
  office: madrid,
});

export const obtained = (
  time: string,
  facts: Partial<EventOf<'LeadObtained'>['data']> = {},
): EventOf<'LeadObtained'> => ({
  type: 'LeadObtained',
  time,
  data: {
    enters: 'evaluate',
    submitter: ada,
    by: ada,
    source: null,
    customer: {
      ...{
        customerId: 'c1',
        name: 'Company 1',
        industry: 'logistics',
        territory: 'ES',
        position: 'ordinary',
      },
      employees: { from: 200, to: 499 },
      revenue: { from: 1_000_000, to: 10_000_000, currency: 'USD' },
      margin: null,
    },
    need: {
      needId: 'n1',
      text: null,
      product: 'Veridian Procure',
      statedBy: 'customer',
      novelty: [],
      complexity: 'simple',
    },
    channel: { kind: 'ad_venue', name: 'fair', campaign: null },
    informant: { relation: 'involved_without_influence', contactId: 'k1' },
    contacts: [
      {
        ...{ contactId: 'k1', title: 'Buyer', level: 'manager', relation: 'involved_without_influence' },
        name: { sealed: 'v1.AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB', token: 't1' },
        ...{ email: null, phone: null },
      },
    ],
    amount: { minor: 5_000_000, currency: 'USD' },
    expectedDecisionOn: '2026-09-01',
    kind: 'lead',
    routing: { rep_office: madrid, region: null, headquarters },
    previousLeadId: null,
    playbook: { name: 'default', version: 1 },
    missing: [],
    basis: 'recorded',
    ...facts,
  },
});

export const assigned = (time: string, owner: Owner, ownershipNo = 1): EventOf<'LeadAssigned'> => ({
  type: 'LeadAssigned',
  time,
  data: {
    ...{ enters: 'convert', owner, ownershipNo, how: 'distributed', because: 'lowest load', considered: [] },
    ...{ asksGate: null, by: null, basis: 'recorded' },
  },
});

export const won = (time: string, owner: Owner | null, orderNo = 'o1'): EventOf<'OrderWon'> => ({
  type: 'OrderWon',
  time,
  data: { enters: 'won', orderNo, amount: null, owner, by: ada, basis: 'recorded' },
});

export const lost = (
  time: string,
  owner: Owner | null,
  facts: Partial<EventOf<'LeadLost'>['data']> = {},
): EventOf<'LeadLost'> => ({
  type: 'LeadLost',
  time,
  data: { enters: 'lost', reason: 'price', note: null, owner, by: ada, basis: 'recorded', ...facts },
});

/** One life, obtain to outcome, two hours between events. */
export const lifeOf = (number: number): readonly LeadEvent[] => {
  const begin = milliseconds('2026-01-05T09:00:00.000Z') + (number % 180) * 86_400_000;
  const at = (step: number): string => instant(begin + step * 7_200_000);
  const owner = ownerNamed(`seller-${number % 20}`);
  const grade = (['A', 'B', 'C'] as const)[number % 3] ?? 'C';
  const clock = (name: 'verify' | 'first_contact' | 'follow_up', step: number): LeadEvent => ({
    type: 'ClockStarted',
    time: at(step),
    data: {
      ...{
        clock: name,
        cycle: 1,
        officeId: 'madrid',
        calendarHash: 'h1',
        targetMs: 14_400_000,
        remainingMs: 14_400_000,
      },
      dueAt: at(step + 4),
      tiersAbove: 2,
      steps: [
        { stepId: `${name}/1/50/1`, percent: 50, action: 'tell', to: ['owner'], due: at(step + 2) },
        { stepId: `${name}/1/100/1`, percent: 100, action: 'tell', to: ['owner_manager'], due: at(step + 4) },
      ],
    },
  });
  const stopped = (name: 'verify' | 'first_contact' | 'follow_up', step: number): LeadEvent => ({
    type: 'ClockStopped',
    time: at(step),
    data: { clock: name, cycle: 1, result: 'met', because: 'done in time', lateEntry: 'no' },
  });
  const assess = (dimension: 'P' | 'C', step: number): LeadEvent => ({
    type: 'DimensionAssessed',
    time: at(step),
    data: {
      dimension,
      rating: 3,
      evidence: null,
      by: ada,
      observedAt: at(step),
      validUntil: at(step + 1000),
    },
  });
  const finding = (angle: 'need' | 'budget', step: number): LeadEvent => ({
    type: 'FindingRecorded',
    time: at(step),
    data: {
      ...{
        findingId: `f-${angle}`,
        contactId: 'k1',
        level: 'manager',
        angle,
        medium: 'video',
        result: 'confirmed',
      },
      verifier: { personId: 'vera', managerId: null, officeId: 'madrid' },
      recordedBy: { personId: 'vera', managerId: null, officeId: 'madrid' },
      ...{ note: null, validUntil: at(step + 2000), enters: null },
    },
  });
  const { data: facts } = obtained(at(0));
  return [
    obtained(at(0), {
      customer: facts.customer === null ? null : { ...facts.customer, customerId: `c${number % 996}` },
      channel: {
        kind: 'ad_venue',
        name: ['fair', 'referral', 'outbound'][number % 3] ?? 'fair',
        campaign: null,
      },
      amount: { minor: 1_000_000 + (number % 500) * 10_000, currency: number % 4 === 0 ? 'EUR' : 'USD' },
    }),
    assess('P', 1),
    assess('C', 2),
    {
      type: 'LeadTiered',
      time: at(3),
      data: {
        tier: 'rep_office',
        office: madrid,
        horizon: 'short',
        rule: 'otherwise',
        reasons: ['no rule holds'],
        by: null,
        step: null,
      },
    },
    {
      type: 'LeadEvaluated',
      time: at(3),
      data: {
        ...{ enters: 'cross_verify', score: 62, grade, fit: 'target', maturity: 'warm' },
        contributions: [
          { rule: 'fit', points: 30, because: 'target customer' },
          { rule: 'informant', points: 10, because: 'involved without influence' },
          { rule: 'dimensions', points: 22, because: 'P 3, C 3' },
        ],
        reasons: ['both bars met'],
        missing: ['S', 'T', 'R', 'B', 'D'],
        stale: [],
        ...{ barMet: 'met', verification: 'required', cause: 'DimensionAssessed' },
        playbook: { name: 'default', version: 1 },
        basis: 'recorded',
      },
    },
    {
      type: 'VerificationPlanned',
      time: at(3),
      data: {
        ...{ tier: 'rep_office', confirmations: 2, contacts: 2, verifiers: 1, validDays: 180 },
        levels: { count: 2, oneOf: [] },
        angles: { all: ['need'], oneOf: ['budget', 'timing'] },
      },
    },
    clock('verify', 3),
    finding('need', 4),
    finding('budget', 5),
    stopped('verify', 5),
    {
      type: 'LeadClassified',
      time: at(5),
      data: {
        ...{ class: 'credible', enters: 'distribute', because: 'the plan is met', cause: 'FindingRecorded' },
        ...{ missing: [], disputed: [], basis: 'recorded' },
      },
    },
    assigned(at(6), owner),
    clock('first_contact', 6),
    {
      type: 'FollowUpRecorded',
      time: at(7),
      data: {
        kind: 'call',
        outcome: 'connected',
        begunBy: 'us',
        contactId: 'k1',
        by: ada,
        note: null,
        basis: 'recorded',
      },
    },
    stopped('first_contact', 7),
    clock('follow_up', 7),
    {
      type: 'NeedConfirmed',
      time: at(8),
      data: { contactId: 'k1', medium: 'video', by: ada, findingId: null },
    },
    {
      type: 'MilestoneReached',
      time: at(9),
      data: { milestone: 'solution_agreed', asksGate: null, by: ada, basis: 'recorded' },
    },
    stopped('follow_up', 10),
    number % 3 === 0 ? won(at(10), owner) : lost(at(10), owner),
  ];
};

/** Envelopes of a lead's events, with consecutive seq from 1; known when they happened unless `recordedAt` says otherwise. */
export const enveloped = (
  leadId: string,
  events: readonly LeadEvent[],
  recordedAt: (event: LeadEvent) => string = ({ time }) => time,
): readonly Envelope[] =>
  events.map((event, index) =>
    sealEnvelope({
      ...{ leadId, seq: index + 1, event, recordedAt: recordedAt(event), office: 'madrid' },
      batch: {
        commandId: leadIdOf(index + 1),
        actor: { kind: 'person', personId: 'ada', managerId: 'grace', officeId: 'madrid', roles: ['SR'] },
        origin: 'live',
        correlationId: null,
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    }),
  );

export const bytesOf = (envelope: Envelope): Buffer => Buffer.from(encode(envelope));
