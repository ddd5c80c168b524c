// Why has a lead this grade, what would raise it most, and how often does the grade ask for contact?
import { workingWords } from '../../domain/evaluation/cadence.ts';
import type { Improvement } from '../../domain/evaluation/improvements.ts';
import type { LeadReport } from '../../doors/lead-report.ts';

const shownAtMost = 3;

export const evaluationWords = ({ lead, improvements, cadence }: LeadReport): string => {
  const found = lead.evaluation;
  if (found === null) return '';
  return [
    `Grade ${found.grade}, score ${found.score}: ${found.fit} customer, ${found.maturity}`,
    ...found.contributions.map(
      ({ rule, points, because }) => `  ${points.toFixed(1).padStart(5)}  ${rule}: ${because}`,
    ),
    ...found.reasons.map((reason) => `  ${reason}`),
    ...(found.missing.length === 0 ? [] : [`  not known: ${found.missing.join(', ')}`]),
    ...(found.stale.length === 0 ? [] : [`  aged, counts in part: ${found.stale.join(', ')}`]),
    ...improvements.slice(0, shownAtMost).map(raisingWords),
    ...cadenceWords(cadence),
  ].join('\n');
};

const raisingWords = ({ what, points, grade, raisesGrade }: Improvement, index: number): string =>
  `  ${index === 0 ? 'raises it most' : 'then'}: ${what} (+${points.toFixed(1)}${raisesGrade ? `, grade ${grade}` : ''})`;

const cadenceWords = ({ grade, firstContactMs, followUpMs }: LeadReport['cadence']): readonly string[] => {
  const asked = [
    ...(firstContactMs === null
      ? []
      : [`first contact within ${workingWords(firstContactMs)} of an assignment`]),
    ...(followUpMs === null ? [] : [`follow-up at least every ${workingWords(followUpMs)}`]),
  ];
  return asked.length === 0 ? [] : [`  grade ${grade ?? '–'} asks for ${asked.join(', ')}`];
};
