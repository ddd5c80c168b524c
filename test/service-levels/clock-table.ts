// The nine clocks of the default playbook, written down a second time: targets in hours, steps in percent of them.

const hour = 3_600_000;
export interface Step {
  readonly percent: number;
  readonly reclaims?: true;
}
export interface Rule {
  readonly target: (grade: string | null) => number;
  readonly steps: readonly Step[];
}

const byGrade = (a: number, b: number, rest: number) => (grade: string | null) =>
  (grade === 'A' ? a : grade === 'B' ? b : rest) * hour;
const hours = (count: number) => () => count * hour;
const steps = (...percents: readonly number[]): readonly Step[] => percents.map((percent) => ({ percent }));

export const rules: Readonly<Record<string, Rule>> = {
  evaluate: { target: hours(16), steps: steps(80, 100, 150) },
  verify: { target: hours(40), steps: steps(50, 100, 150) },
  claim: { target: hours(16), steps: steps(50, 100, 150, 300) },
  first_contact: {
    target: byGrade(4, 8, 16),
    steps: [...steps(50, 100, 150), { percent: 200, reclaims: true }],
  },
  follow_up: {
    target: byGrade(40, 40, 80),
    steps: [...steps(80, 100, 150), { percent: 200, reclaims: true }],
  },
  gate: { target: hours(24), steps: steps(80, 100) },
  acknowledge: { target: hours(4), steps: [] },
  nurture_touch: { target: hours(240), steps: steps(80, 100) },
  /** Due at the end of the rest, whatever its length in working time. */
  nurture_return: { target: hours(0), steps: steps(100) },
};
/** What the second version of the playbook says otherwise; a running clock keeps its target. */
export const laterSteps: Readonly<Record<string, readonly Step[]>> = {
  follow_up: [...steps(60, 100, 150), { percent: 200, reclaims: true }],
};
