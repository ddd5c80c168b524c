// In whose office does a lead's clock run, and how far up has anybody been told?
import { officeOf, ownershipOf, type Lead } from '../lead.ts';

/** The office that has the lead, then the one above it, up to headquarters: owner's, else tier's, else submitter's. */
export const pathOf = (lead: Lead): readonly string[] => {
  const office = ownershipOf(lead)?.owner.office ?? lead.tier?.office;
  if (office !== undefined) return office.path;
  const { rep_office: rep, region, headquarters } = lead.routing;
  const own = lead.submitter.officeId;
  const known = [rep, region, headquarters].find((one) => one?.officeId === own);
  return known?.path ?? [own, headquarters.officeId];
};

/** How many offices lie above the highest that has been told and waits; above the lead's own where nobody has. */
export const tiersAbove = (lead: Lead): number => {
  const path = pathOf(lead);
  return path.length - 1 - toldUpTo(lead, path);
};

/** The office one above the highest that has been told; headquarters where there is none above. */
export const officeToClimbTo = (
  lead: Lead,
): { readonly officeId: string; readonly told: 'first' | 'again' } => {
  const path = pathOf(lead);
  const above = path[toldUpTo(lead, path) + 1];
  return above === undefined
    ? { officeId: path.at(-1) ?? officeOf(lead), told: 'again' }
    : { officeId: above, told: 'first' };
};

/** The office above the one that has the lead; itself where it is headquarters. */
export const officeAbove = (lead: Lead): string => {
  const path = pathOf(lead);
  return path[1] ?? path[0] ?? officeOf(lead);
};

const toldUpTo = ({ escalations }: Lead, path: readonly string[]): number =>
  escalations.reduce(
    (highest, { officeId, heldUntil }) =>
      heldUntil === null ? Math.max(highest, path.indexOf(officeId)) : highest,
    0,
  );
