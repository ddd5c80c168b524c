// Is an angle confirmed, disputed or open? One unresolved refutation outweighs however many confirmations.
import type { Angle, Level } from '../../events/vocabulary.ts';
import type { Finding, Lead } from '../lead.ts';
import { instant } from '../time.ts';

export type AngleState = 'confirmed' | 'disputed' | 'open';

const height: Readonly<Record<Level, number>> = { user: 1, manager: 2, executive: 3 };

export const standingFindings = (lead: Lead, now: number): readonly Finding[] => {
  const at = instant(now);
  return lead.findings.filter(({ state, validUntil }) => state === 'stands' && validUntil > at);
};

/** `unclear` counts for nothing. */
export const angleState = (lead: Lead, angle: Angle, now: number): AngleState => {
  if (lead.findings.length === 0) return 'open';
  const confirmed = standingFindings(lead, now).filter(
    (finding) => finding.angle === angle && finding.result === 'confirmed',
  );
  // A refutation does not lapse with time: it stands until it is resolved or superseded.
  const refuted = lead.findings.filter(
    (finding) => finding.angle === angle && finding.result === 'refuted' && finding.state === 'stands',
  );
  if (refuted.some((refutation) => !confirmed.some((finding) => resolves(finding, refutation, lead))))
    return 'disputed';
  return confirmed.length > 0 ? 'confirmed' : 'open';
};

/** A later confirmation by another verifier with a contact of the same or a higher level; never by the submitter or an owner. */
const resolves = (finding: Finding, refutation: Finding, lead: Lead): boolean =>
  lead.findings.indexOf(finding) > lead.findings.indexOf(refutation) &&
  finding.verifier.personId !== refutation.verifier.personId &&
  finding.verifier.personId !== lead.submitter.personId &&
  !lead.formerOwners.includes(finding.verifier.personId) &&
  heightOf(finding) >= heightOf(refutation);

const heightOf = ({ level }: Finding): number => (level === null ? 0 : height[level]);
