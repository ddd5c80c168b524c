// What happens to leads that come further than random commands bring one: milestones, gates, rests, new facts?
import fc from 'fast-check';
import {
  ada,
  assigned,
  enveloped,
  leadIdOf,
  lost,
  obtained,
  ownerNamed,
} from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { PersonRef } from '../../events/values.ts';
import { hour, monday } from '../support/domain-world.ts';

type Turn = (time: string, step: number) => LeadEvent;

export const moved =
  (milestone: 'solution_agreed' | 'bid_submitted' | 'contract_signed'): Turn =>
  (time) => ({
    ...{ type: 'MilestoneReached', time },
    data: { milestone, asksGate: milestone === 'solution_agreed' ? 'bid' : null, by: ada, basis: 'recorded' },
  });
const enriched =
  (amount: { minor: number; currency: string } | null, expectedDecisionOn: string | null): Turn =>
  (time) => ({
    ...{ type: 'LeadEnriched', time },
    data: {
      ...{ enters: null, customer: null, need: null, channel: null, informant: null, contacts: [] },
      ...{ counterpartContactId: null, amount, expectedDecisionOn, kind: 'lead', routing: null, missing: [] },
    },
  });
const rests: Turn = (time) => ({
  ...{ type: 'NurtureStarted', time },
  data: {
    ...{
      enters: 'nurture',
      left: 'convert',
      until: '2027-01-01T09:00:00.000Z',
      condition: null,
      keeper: null,
    },
    ...{ formerOwner: null, because: 'not ripe', by: ada },
  },
});
const decided =
  (decision: 'go' | 'defer' | 'redirect'): Turn =>
  (time) => ({
    ...{ type: 'GateDecided', time },
    data: {
      ...{ gate: 'bid', decision, by: ada, note: 'looked at' },
      enters: decision === 'redirect' ? 'distribute' : null,
    },
  });
const ends: Turn = (time) => lost(time, null);
const given: Turn = (time, step) => assigned(time, ownerNamed('ben'), step);

const vera: PersonRef = { personId: 'vera', managerId: null, officeId: 'madrid' };
const refuted: Turn = (time, step) => ({
  ...{ type: 'FindingRecorded', time },
  data: {
    ...{ findingId: `finding-${String(step)}`, contactId: 'k1', level: 'manager', angle: 'budget' },
    ...{ medium: 'video', result: 'refuted', verifier: vera, recordedBy: vera },
    ...{ note: null, validUntil: '2030-01-01T00:00:00.000Z', enters: null },
  },
});
/** What was heard a step before, if something was. */
const takenBack: Turn = (time, step) => ({
  ...{ type: 'FindingSuperseded', time },
  data: { findingId: `finding-${String(step - 1)}`, by: vera, note: null },
});

const amounts = fc.option(
  fc.record({
    minor: fc.integer({ min: 0, max: 2_000_000_001 }),
    currency: fc.constantFrom('USD', 'EUR', 'CNY'),
  }),
);
const day = fc.option(fc.constantFrom('2026-03-31', '2026-04-01', '2027-12-24'));
const turns: fc.Arbitrary<readonly Turn[]> = fc
  .array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(
          moved('solution_agreed'),
          moved('bid_submitted'),
          moved('contract_signed'),
          decided('go'),
          decided('defer'),
          decided('redirect'),
          rests,
          refuted,
          takenBack,
          given,
          given,
        ),
      },
      {
        weight: 3,
        arbitrary: fc.tuple(amounts, day).map(([amount, expected]) => enriched(amount, expected)),
      },
      { weight: 1, arbitrary: fc.constant(ends) },
    ),
    { maxLength: 8 },
  )
  // Out of an end leads one way alone, and random lives take it: nobody is given what is lost.
  .map((steps) => steps.slice(0, steps.indexOf(ends) + 1 || steps.length));

/** Of four to twelve leads; half of them are in conversion at once. */
export const farLives: fc.Arbitrary<readonly (readonly Envelope[])[]> = fc
  .array(fc.tuple(amounts, day, fc.nat({ max: 200 }), fc.boolean(), turns), { minLength: 4, maxLength: 12 })
  .map((lives) =>
    lives.map(([amount, expectedDecisionOn, begins, isGiven, turned], number) => {
      const at = (step: number): string => new Date(monday + (begins + step * 50) * hour).toISOString();
      const steps = isGiven ? [given, ...turned] : turned;
      return enveloped(leadIdOf(700 + number), [
        obtained(at(0), { amount, expectedDecisionOn }),
        ...steps.map((step, index) => step(at(index + 1), index + 1)),
      ]);
    }),
  );

/** What reports on them may be cut down to. */
export const cutsOfFarLives = fc.record(
  {
    ...{ owner: fc.constantFrom('ben', 'rex'), firstOwner: fc.constantFrom('ben', 'rex') },
    ...{ tier: fc.constantFrom('rep_office', 'region'), currency: fc.constantFrom('USD', 'EUR') },
  },
  { requiredKeys: [] },
);
