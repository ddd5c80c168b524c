// Is an angle confirmed, disputed or open? One unresolved refutation outweighs however many confirmations.
import type { Angle, Level } from '../../events/vocabulary.ts';
import type { Finding, Lead } from '../lead.ts';
import { instant } from '../time.ts';
import { tie } from './independence.ts';

export type AngleState = 'confirmed' | 'disputed' | 'open';

const height: Readonly<Record<Level, number>> = { user: 1, manager: 2, executive: 3 };

export const standingFindings = (lead: Lead, now: number): readonly Finding[] => {
  const at = instant(now);
  return lead.findings.filter(({ state, validUntil }) => state === 'stands' && validUntil > at);
};

/** `unclear` counts for nothing. */
export const angleState = (lead: Lead, angle: Angle, now: number): AngleState => {
  if (lead.findings.length === 0) return 'open';
  if (refutations(lead, angle).some((refutation) => resolutionOf(refutation, lead) === null))
    return 'disputed';
  return standingFindings(lead, now).some(
    (finding) => finding.angle === angle && finding.result === 'confirmed',
  )
    ? 'confirmed'
    : 'open';
};

/** What refutes the angle, resolved or not. It does not lapse with time: it stands until it is resolved or superseded. */
export const refutations = (lead: Lead, angle: Angle): readonly Finding[] =>
  lead.findings.filter(
    (finding) => finding.angle === angle && finding.result === 'refuted' && !isWithdrawn(finding, lead),
  );

/**
 * The finding that resolves a refutation: a later confirmation by another verifier with a contact of the same or a higher
 * level. That it ages later makes the angle open, not disputed again. Null while nothing resolves it.
 */
export const resolutionOf = (refutation: Finding, lead: Lead): Finding | null => {
  const from = lead.findings.indexOf(refutation) + 1;
  return lead.findings.slice(from).find((finding) => resolves(finding, refutation, lead)) ?? null;
};

/** Nobody who submitted, owned or told of the lead takes a refutation away, nor comes to be one of these afterwards. */
const isWithdrawn = ({ state, supersededBy }: Finding, lead: Lead): boolean =>
  state === 'superseded' && (supersededBy === null || tie(lead, supersededBy.personId) === null);

const resolves = (finding: Finding, refutation: Finding, lead: Lead): boolean =>
  finding.angle === refutation.angle &&
  finding.result === 'confirmed' &&
  finding.state === 'stands' &&
  // Later when it was heard, not only when it was told of.
  finding.at >= refutation.at &&
  finding.verifier.personId !== refutation.verifier.personId &&
  tie(lead, finding.verifier.personId) === null &&
  tie(lead, finding.recordedBy.personId) === null &&
  heightOf(finding) >= heightOf(refutation);

const heightOf = ({ level }: Finding): number => (level === null ? 0 : height[level]);
