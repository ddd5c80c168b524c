// How else could a company evaluate? Random playbooks that differ from the default one in all that a score is made of.
import fc from 'fast-check';
import type { Playbook } from '../../domain/playbook.ts';
import { Dimension, Grade, Relation } from '../../events/vocabulary.ts';
import { playbook } from './domain-world.ts';

/** Whole numbers of 0 or more that add up to `total`. */
const parts = (count: number, total: number): fc.Arbitrary<readonly number[]> =>
  fc
    .array(fc.integer({ min: 0, max: total }), { minLength: count - 1, maxLength: count - 1 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), total])
    .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));

const points = fc.integer({ min: 0, max: 100 });
const grade = fc.constantFrom(...Grade.options);

/** Shares are whole hundredths and points whole numbers, as people write them. */
export const playbooks: fc.Arbitrary<Playbook> = fc
  .record({
    bases: parts(3, 100),
    weights: parts(7, 100),
    fit: fc.tuple(points, points, points),
    informant: fc.tuple(points, points, points, points),
    bars: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 7, maxLength: 7 }),
    evidenceDays: fc.integer({ min: 1, max: 400 }),
    stale: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
    notYet: fc.integer({ min: 0, max: 4 }),
    from: fc.tuple(
      fc.integer({ min: 51, max: 100 }),
      fc.integer({ min: 21, max: 50 }),
      fc.integer({ min: 0, max: 20 }),
    ),
    caps: fc.tuple(grade, grade, grade),
    barGrade: grade,
  })
  .map((random) => ({
    ...playbook,
    evaluation: {
      bases: {
        fit: (random.bases[0] ?? 0) / 100,
        informant: (random.bases[1] ?? 0) / 100,
        dimensions: (random.bases[2] ?? 0) / 100,
      },
      fitPoints: { target: random.fit[0], potential: random.fit[1], outside: random.fit[2] },
      informantPoints: {
        ...playbook.evaluation.informantPoints,
        ...Object.fromEntries(Relation.options.map((rung, index) => [rung, random.informant[index] ?? 0])),
      },
      dimensions: {
        ...playbook.evaluation.dimensions,
        ...Object.fromEntries(
          Dimension.options.map((name, index) => [
            name,
            {
              ...playbook.evaluation.dimensions[name],
              weight: random.weights[index] ?? 0,
              bar: random.bars[index] ?? 0,
              evidenceDays: random.evidenceDays,
            },
          ]),
        ),
      },
      staleShare: random.stale,
      notYetPoints: random.notYet,
      gradeFrom: { A: random.from[0], B: random.from[1], C: random.from[2] },
      caps: { outside: random.caps[0], needMissing: random.caps[1], notYet: random.caps[2] },
      barGrade: random.barGrade,
    },
  }));
