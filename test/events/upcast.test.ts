// Is an event of a former version read as one of today's? Tried with versions that are made up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LeadEvent } from '../../events/lead-event.ts';
import { upcast } from '../../events/upcast.ts';
import type { Steps } from '../../events/upcast.ts';
import { goldenEnvelopes } from './contract/golden/golden-envelopes.ts';

const golden = goldenEnvelopes.find(({ type }) => type === 'leadcycle.LeadLost.v1')!;
const { reason, ...rest } = golden.data;
/** As it might have been: in version 1 the reason was called `cause`, in version 2 it was a list. */
const versions: Readonly<Record<string, object>> = {
  v1: { ...rest, cause: reason },
  v2: { ...rest, reasons: [reason] },
  v3: golden.data,
};
const steps: Steps = new Map([
  [
    'LeadLost',
    [
      ({ cause, ...others }) => ({ ...others, reasons: [cause] }),
      ({ reasons, ...others }) => ({
        ...others,
        reason: Array.isArray(reasons) ? (reasons[0] as unknown) : null,
      }),
    ],
  ],
]);

test.each(Object.entries(versions))('LeadLost %s comes out as it is written today', (version, data) => {
  const envelope = { ...golden, type: `leadcycle.LeadLost.${version}`, data: { ...data } };
  const current = upcast(envelope, steps);
  expect(current).toEqual({ type: 'LeadLost', data: golden.data });
  expect(LeadEvent.safeParse({ ...current, time: envelope.time }).success).toBe(true);
});

test('a version that no step leads from is unknown, and so is what is no event of ours', () => {
  for (const type of [
    'leadcycle.LeadLost.v4',
    'leadcycle.LeadLost.v0',
    'leadcycle.LeadWon.v2',
    'other.LeadLost.v1',
  ])
    expect(upcast({ ...golden, type }, steps), type).toBeNull();
});

test('whatever a type is called, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')), (name) => {
      upcast({ ...golden, type: `leadcycle.${name}.v1` });
    }),
  );
});
