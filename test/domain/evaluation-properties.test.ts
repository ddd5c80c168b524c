// Do scores, contributions and re-evaluation hold for any lead under any playbook?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeDimensions } from '../../domain/evaluation/dimensions.ts';
import { evaluate, pointsOf } from '../../domain/evaluation/evaluate.ts';
import { improvements } from '../../domain/evaluation/improvements.ts';
import { execute } from '../../domain/execute.ts';
import { isEnded, type Evaluation, type Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { as, assess, leadId, obtain, offer, policy } from '../support/domain-world.ts';
import { lives, play, runs, step } from '../support/random-lives.ts';
import type { Step } from '../support/random-lives.ts';
import { playbooks } from '../support/random-playbooks.ts';

const tierOf = (lead: Lead, playbook: Playbook) => lead.tier?.tier ?? playbook.tiering.otherwise;

/** The score in whole numbers: shares as hundredths, ratings as sixteenths; nothing is lost before the one rounding. */
const exactScore = (
  lead: Lead,
  { evaluation }: Playbook,
  now: number,
  fit: 'target' | 'potential' | 'outside',
) => {
  const relation = lead.kind === 'opportunity' ? 'demand_key_person' : lead.informant.relation;
  const hundredths = (share: number): number => Math.round(share * 100);
  const sixteenths =
    64 * hundredths(evaluation.bases.fit) * evaluation.fitPoints[fit] +
    64 *
      hundredths(evaluation.bases.informant) *
      (relation === null ? 0 : evaluation.informantPoints[relation]) +
    judgeDimensions(lead, { ...policy.playbook, evaluation }, now).reduce(
      (sum, { dimension, counts }) =>
        sum + hundredths(evaluation.bases.dimensions) * evaluation.dimensions[dimension].weight * counts * 16,
      0,
    );
  return Math.floor((2 * sixteenths + 6_400) / 12_800);
};

const underAnyPlaybook = (check: (lead: Lead, playbook: Playbook, now: number) => void): void =>
  fc.assert(
    fc.property(playbooks, fc.array(step, { maxLength: 15 }), (playbook, steps) => {
      play(steps, (_, __, after, now) => check(after, playbook, now), { policy: { ...policy, playbook } });
    }),
    { numRuns: runs },
  );

describe('under any playbook', () => {
  test('contributions add up to the score before its one rounding, half up', () => {
    underAnyPlaybook((lead, playbook, now) => {
      const { contributions, score, fit } = evaluate(lead, playbook, now, tierOf(lead, playbook));
      expect(score).toBe(exactScore(lead, playbook, now, fit));
      expect(Math.abs(pointsOf(contributions) - score)).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(contributions.map(({ rule }) => rule)).toHaveLength(9);
    });
  });

  test('what would raise the grade does so when it is done, and the best comes first', () => {
    underAnyPlaybook((lead, playbook, now) => {
      const steps = improvements(lead, playbook, now);
      const present = evaluate(lead, playbook, now, tierOf(lead, playbook));
      for (const [index, { points, grade, raisesGrade }] of steps.entries()) {
        expect(points > 0 || raisesGrade).toBe(true);
        expect(raisesGrade).toBe(grade < present.grade);
        const next = steps[index + 1];
        if (next === undefined) continue;
        expect(grade <= next.grade).toBe(true);
        if (grade === next.grade) expect(points).toBeGreaterThanOrEqual(next.points);
      }
    });
  });
});

describe('over random lives', () => {
  test('an evaluation is recorded only where its result is another one', () => {
    lives((before, events, after) => {
      let known = before?.evaluation ?? null;
      for (const event of events) {
        if (event.type !== 'LeadEvaluated') continue;
        const { enters, cause, contributions: _, ...result } = event.data;
        const { cause: __, contributions: ___, ...earlier } = known ?? event.data;
        if (known !== null && enters === null) expect(result).not.toEqual(earlier);
        known = { ...result, cause, contributions: event.data.contributions };
      }
      if (events.some(({ type }) => type === 'LeadEvaluated')) expect(after.evaluation).toEqual(known);
    });
  });
});

/** A small lead that soon is in conversion, and then what an evaluation may rest on changes; sending back is a person's word. */
const beginnings: readonly Step[] = [
  { who: 'ada', wait: 0, command: assess('P', 4) },
  { who: 'ada', wait: 0, command: assess('C', 4) },
  { who: 'ada', wait: 0, command: assess('T', 4) },
  { who: 'engine', wait: 0, command: offer('ben') },
];
/** Not evaluated yet, or at rest: what has aged meanwhile is told on return. */
const waits: ReadonlySet<string> = new Set(['obtain', 'nurture']);
const told: ReadonlySet<LeadCommandType> = new Set([
  ...([
    'EnrichLead',
    'AssessDimension',
    'RecordFinding',
    'SupersedeFinding',
    'ConfirmNeed',
    'AssessPain',
  ] as const),
  ...(['TierLead', 'IdentifyKeyPerson', 'NurtureLead', 'ReturnLead', 'ReopenLead', 'LoseLead'] as const),
  ...(['ReassignLead', 'ReleaseLead', 'ClaimLead', 'OfferOwner', 'ClassifyLead'] as const),
]);

/** What makes an evaluation another one; where a lead stands may be another matter than what it is worth. */
const resultOf = (evaluation: Evaluation | null): Partial<Evaluation> | null => {
  if (evaluation === null) return null;
  const { score, grade, maturity, reasons, missing, stale, barMet, verification } = evaluation;
  return { score, grade, maturity, reasons, missing, stale, barMet, verification };
};

test('after any command evaluating again gives the same result: whatever an evaluation rests on has been followed', () => {
  const again = (lead: Lead, now: number): readonly LeadEvent[] =>
    execute(
      {
        ...{ actor: as('vera'), origin: 'live', calendars: [] },
        commands: [{ type: 'EvaluateLead', input: { sendBack: null, stated: null } }],
      },
      ...([leadId, lead, policy, now] as const),
    ).events;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: beginnings.length }),
      fc.array(
        step.filter(({ command }) => told.has(command.type)),
        { maxLength: 25 },
      ),
      (begun, steps) => {
        play(
          [...beginnings.slice(0, begun), ...steps],
          (_, __, after, now) => {
            if (isEnded(after) || waits.has(after.standing.stage)) return;
            for (const event of again(after, now))
              if (event.type === 'LeadEvaluated')
                expect(resultOf(event.data)).toEqual(resultOf(after.evaluation));
          },
          { obtained: obtain() },
        );
      },
    ),
    { numRuns: runs * 2 },
  );
});
