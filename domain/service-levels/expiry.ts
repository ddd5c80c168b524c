// When does something known of a lead turn stale, or its class change, by age alone?
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { milliseconds } from '../time.ts';
import { classify } from '../verification/classify.ts';

/** The earliest such instant (epoch ms); null where age changes nothing. A resting lead is judged when it returns. */
export const earliestExpiry = (lead: Lead, playbook: Playbook): number | null => {
  const { stage } = lead.standing;
  if (stage === 'nurture' || stage === 'obtain') return null;
  const evidence = staleFrom(lead);
  const findings = classLostAt(lead, playbook);
  const first = evidence === null ? null : milliseconds(evidence);
  if (first === null) return findings ?? null;
  return findings === undefined ? first : Math.min(first, findings);
};

/** The first end of evidence that has not been counted as stale yet. */
const staleFrom = ({ evaluation, dimensions }: Lead): string | null => {
  let first: string | null = null;
  for (const [dimension, assessment] of Object.entries(dimensions)) {
    if (assessment === null || assessment.rating === 'unknown') continue;
    if (first !== null && first <= assessment.validUntil) continue;
    if (evaluation?.stale.some((known) => known === dimension) !== true) first = assessment.validUntil;
  }
  return first;
};

/** Age alone only takes a class away, and what had aged when the class was given has been counted already. */
const classLostAt = (lead: Lead, playbook: Playbook): number | undefined => {
  const { classification } = lead;
  if (classification === null || classification.class === 'preliminary') return undefined;
  return lead.findings
    .filter(({ state, validUntil }) => state === 'stands' && validUntil > classification.at)
    .map(({ validUntil }) => milliseconds(validUntil))
    .sort((a, b) => a - b)
    .find((at) => classify(lead, playbook, at).class !== classification.class);
};
