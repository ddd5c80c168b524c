// What was found from which side? Angle by angle, each finding with its level, whether it counts and until when.
import type { Angle } from '../../events/vocabulary.ts';
import type { Finding, Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { instant } from '../time.ts';
import { angleState, resolutionOf, type AngleState } from './angles.ts';
import { angles } from './classify.ts';
import { dependence } from './independence.ts';

export interface FindingCell {
  readonly finding: Finding;
  /** Why it counts for nothing; null where it counts. */
  readonly idle: string | null;
  /** Of a refutation: the finding that resolved it. */
  readonly resolvedBy: string | null;
}

export interface AngleRow {
  readonly angle: Angle;
  readonly state: AngleState;
  readonly cells: readonly FindingCell[];
}

/** The findings of a lead at `now` (epoch ms), in the order of the angles, then as they were told. */
export const findingsMatrix = (lead: Lead, playbook: Playbook, now: number): readonly AngleRow[] =>
  angles.map((angle) => ({
    angle,
    state: angleState(lead, angle, now),
    cells: lead.findings
      .filter((finding) => finding.angle === angle)
      .map((finding) => ({
        finding,
        idle: idleBecause(finding, lead, playbook, now),
        resolvedBy: finding.result === 'refuted' ? (resolutionOf(finding, lead)?.findingId ?? null) : null,
      })),
  }));

const idleBecause = (finding: Finding, lead: Lead, playbook: Playbook, now: number): string | null => {
  if (finding.state === 'superseded')
    return `withdrawn by ${finding.supersededBy?.personId ?? 'nobody known'}`;
  if (finding.state === 'erased') return 'personal data erased';
  if (finding.result === 'refuted') return null;
  if (finding.result === 'unclear') return 'unclear';
  if (finding.validUntil <= instant(now)) return `valid until ${finding.validUntil.slice(0, 10)}`;
  const tied = dependence(lead, finding.verifier, playbook) ?? dependence(lead, finding.recordedBy, playbook);
  return tied === null ? null : `not independent: ${tied}`;
};
