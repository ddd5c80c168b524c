// Was every order won as the rules ask? Where verification is required: findings by two persons, and the need confirmed.
import type { Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { standingFindings } from '../../domain/verification/angles.ts';
import { dependence } from '../../domain/verification/independence.ts';

/** Persons whose findings count: confirmed, standing, and by nobody who brought or owned the lead. */
export const countingVerifiers = (lead: Lead, playbook: Playbook, now: number): ReadonlySet<string> =>
  new Set(
    standingFindings(lead, now)
      .filter(
        ({ result, verifier, recordedBy }) =>
          result === 'confirmed' &&
          dependence(lead, verifier, playbook) === null &&
          dependence(lead, recordedBy, playbook) === null,
      )
      .map(({ verifier }) => verifier.personId),
  );

/** What a won lead lacks, as a sentence; null where nothing does. */
export const lackOf = (lead: Lead, playbook: Playbook, now: number): string | null => {
  if (lead.standing.stage !== 'won' || lead.evaluation?.verification !== 'required') return null;
  const persons = countingVerifiers(lead, playbook, now).size;
  if (persons < 2) return `${lead.leadId} was won with findings by ${persons} persons; two are asked for.`;
  return lead.needConfirmedAt === null ? `${lead.leadId} was won, and nobody confirmed the need.` : null;
};
