// Who has a part in a lead while it is open, and which one?
import { isEnded, ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';

/** In the order in which they count: who is two things to a lead has it as the first of them. */
export const parts = ['owner', 'keeper', 'verifier', 'submitter', 'team'] as const;
export type Part = (typeof parts)[number];

/** Everybody with a part, each with the first of theirs; nobody once the lead has ended. */
const partsIn = (lead: Lead): ReadonlyMap<string, Part> => {
  const found = new Map<string, Part>();
  if (isEnded(lead)) return found;
  const { standing, verifiers, findings, submitter, ownershipNo, team } = lead;
  const add = (personId: string | null | undefined, part: Part): void => {
    if (personId !== null && personId !== undefined && !found.has(personId)) found.set(personId, part);
  };
  add(ownershipOf(lead)?.owner.personId, 'owner');
  add(standing.stage === 'nurture' ? standing.keeper?.personId : null, 'keeper');
  // Whoever has said what they found is done.
  for (const { personId } of verifiers)
    if (!findings.some(({ verifier }) => verifier.personId === personId)) add(personId, 'verifier');
  // Until it is given to somebody.
  if (ownershipNo === 0) add(submitter.personId, 'submitter');
  for (const role of ['AR', 'SR', 'FR'] as const) add(team[role], 'team');
  return found;
};

/** As rows keep them: `owner:ada`, so that an index finds what somebody has, and as what. */
export const partWords = (lead: Lead): readonly string[] =>
  [...partsIn(lead)].map(([personId, part]) => wordOf(part, personId));

/** All that may be written of one person. */
export const wordsOf = (personId: string, some: readonly Part[] = parts): readonly string[] =>
  some.map((part) => wordOf(part, personId));

const wordOf = (part: Part, personId: string): string => `${part}:${personId}`;
