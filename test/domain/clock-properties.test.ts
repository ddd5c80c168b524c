// Does every step of every clock happen exactly once, in order, whatever is asked of a lead, whenever anybody looks?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import { react } from '../../domain/react.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { hour, leadId, monday, obtain, policy, usd } from '../support/domain-world.ts';
import { play, runs, step } from '../support/random-lives.ts';
import { life } from '../support/spec.ts';
import { validPlaybooks } from '../support/valid-playbooks.ts';

const stepOf = (event: LeadEvent): string | null =>
  event.type === 'ClockThresholdReached' || event.type === 'ClockBreached' ? event.data.stepId : null;

/** Small leads come to owners, big ones to verification and gates. */
const amounts = fc.constantFrom(40_000, 200_000, 2_000_000);

test('each step happens once, as its clock said, while that clock runs; a stopped clock does nothing more', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), amounts, (steps, amount) => {
      const seen = new Set<string>();
      play(
        steps,
        (before, events) => {
          let lead: Lead | null = before;
          for (const event of events) {
            const stepId = stepOf(event);
            if (stepId !== null && lead !== null && 'clock' in event.data) {
              const clock = lead.clocks[event.data.clock];
              expect(clock?.state).toBe('running');
              expect(clock?.cycle).toBe(event.data.cycle);
              expect(clock?.steps[0]).toMatchObject({ stepId, due: event.time });
              expect(seen.has(stepId)).toBe(false);
              seen.add(stepId);
            }
            lead = evolve(lead, event, leadId);
          }
        },
        { obtained: obtain({ amount: usd(amount) }) },
      );
    }),
    { numRuns: runs },
  );
});

test('what falls due while nobody looks happens in order of its instants, over all clocks of a lead', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), amounts, (steps, amount) => {
      play(
        steps,
        (_, events) => {
          const times = events.filter((event) => stepOf(event) !== null).map(({ time }) => time);
          expect(times).toEqual([...times].sort());
        },
        { obtained: obtain({ amount: usd(amount) }) },
      );
    }),
    { numRuns: runs },
  );
});

test('whoever looks seldom sees the same steps at the same instants as who looks at each of them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 }),
      amounts,
      (hours, amount) => {
        const often = life().do('ada', obtain({ amount: usd(amount) }));
        for (const wait of hours) often.after(wait * hour);
        const once = life()
          .do('ada', obtain({ amount: usd(amount) }))
          .until(often.now);
        const told = (events: readonly LeadEvent[]): string[] =>
          events.flatMap((event) => (stepOf(event) === null ? [] : [`${event.time} ${stepOf(event) ?? ''}`]));
        expect(told(once.events)).toEqual(told(often.events));
      },
    ),
    { numRuns: runs },
  );
});

test('under any playbook a lead that nobody touches comes to rest: it does not alarm people for ever', () => {
  fc.assert(
    fc.property(validPlaybooks, amounts, (playbook, amount) => {
      const story = life({ ...policy, playbook }).do('ada', obtain({ amount: usd(amount) }));
      story.until(monday + 400 * 24 * hour);
      const steps = story.events.flatMap((event) => stepOf(event) ?? []);
      expect(new Set(steps).size).toBe(steps.length);
      const { deadline } = react(story.known, story.policy);
      expect(deadline ?? Infinity).toBeGreaterThan(story.now);
    }),
    { numRuns: Math.min(runs, 2_000) / 4 },
  );
});
