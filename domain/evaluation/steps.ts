// What helps a lead out of evaluation? First what holds it there, then what raises the grade most, then what is only unknown.
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { judgeDimensions } from './dimensions.ts';
import { improvements, type Improvement } from './improvements.ts';

export interface EvaluationStep {
  readonly what: string;
  readonly command: LeadCommandType;
}

/** @param now epoch milliseconds */
export const evaluationSteps = (lead: Lead, playbook: Playbook, now: number): readonly EvaluationStep[] => {
  const rests: readonly EvaluationStep[] =
    lead.dimensions.C?.rating === 'not_yet'
      ? [{ what: 'We cannot satisfy the need yet: let the lead rest until we can.', command: 'NurtureLead' }]
      : [];
  const raises = improvements(lead, playbook, now);
  const told = new Set(raises.map(({ of }) => of));
  const unknown = (lead.evaluation?.missing ?? [])
    .filter((name) => !told.has(name) && !name.startsWith('dimension.'))
    .map((name): EvaluationStep => ({ what: unknownWords(name), command: 'EnrichLead' }));
  return [...rests, ...barSteps(lead, playbook, now), ...raises.map(raisingStep), ...unknown];
};

const barSteps = (lead: Lead, playbook: Playbook, now: number): readonly EvaluationStep[] =>
  judgeDimensions(lead, playbook, now).flatMap(({ dimension, counts }) => {
    const { bar } = playbook.evaluation.dimensions[dimension];
    if (counts >= bar) return [];
    const what = `Bring dimension ${dimension} to ${String(bar)} or more: no lead goes on without.`;
    return [{ what, command: 'AssessDimension' as const }];
  });

/** `Bring dimension T to 3: it is 2. It brings 1.9 points and grade B.` */
const raisingStep = ({ what, command, points, grade, raisesGrade, atBest }: Improvement): EvaluationStep => {
  const brings = `It brings ${pointsWords(points)}${raisesGrade ? ` and grade ${grade}` : ''}`;
  const most = atBest.points > points ? `, at best ${pointsWords(atBest.points)}` : '';
  return { what: `${what} ${brings}${most}.`, command };
};

const pointsWords = (points: number): string => {
  const shown = Math.round(points * 10) / 10;
  return `${String(shown)} point${shown === 1 ? '' : 's'}`;
};

const unknownWords = (name: string): string =>
  name.startsWith('rate.')
    ? `Put a rate of ${name.slice('rate.'.length)} into the playbook, or tell the figure in a currency that has one.`
    : `Tell ${name}: it is not checked as long as it is unknown.`;
