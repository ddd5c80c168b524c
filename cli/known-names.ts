// Is there what a filter names? A name written wrong would choose no lead, and look like an answer.
import { didYouMean } from '../doors/nearest-word.ts';
import type { Organisation } from '../doors/organisation/organisation.ts';
import { officeMistake, strangerMistake } from '../doors/organisation/unknown-names.ts';
import { misuse } from './failure.ts';

export interface NamesInAFilter {
  readonly office?: string | null;
  readonly owner?: string | null;
  /** `default@1`, or `default`. */
  readonly playbook?: string | null;
}

/**
 * @param versions all that are published, as `default@1`
 * @throws CliFailure (misuse) for the first name that nothing has
 */
export const requireKnownNames = (
  { office, owner, playbook }: NamesInAFilter,
  organisation: Pick<Organisation, 'offices' | 'people'>,
  versions: Iterable<string>,
): void => {
  const known = [...versions].flatMap((version) => [version, version.split('@')[0] ?? version]);
  const mistake =
    (office == null ? null : officeMistake(organisation, office)) ??
    (owner == null ? null : strangerMistake(organisation, owner)) ??
    (playbook == null || known.includes(playbook)
      ? null
      : `No playbook "${playbook}" is published.${didYouMean(playbook, known)}`);
  if (mistake !== null) throw misuse(mistake, 'No lead was chosen, and nothing was changed.');
};
