// How much of a lead may somebody see who asks from outside: a person, a service, a key that is limited to an office?
import { fitsPool, isTheirs } from './lead-view.ts';
import type { Organisation, PersonRecord } from './organisation/organisation.ts';
import { officesBelow, personOf } from './organisation/organisation.ts';
import type { Lead } from '../domain/lead.ts';
import type { Playbook } from '../domain/playbook.ts';
import { readScope } from '../domain/reads.ts';
import type { Read, ReadScope } from '../domain/reads.ts';
import type { Role } from '../events/vocabulary.ts';
import { standingOf } from '../projections/lead/standing.ts';

/** Who asks. `within`: an office beyond which a key does not reach, null where none was named. */
export type Asker =
  | { readonly kind: 'person'; readonly personId: string; readonly within: string | null }
  | { readonly kind: 'service'; readonly name: string; readonly within: string };

export type Sight = 'whole' | 'pool' | 'nothing';

/** Who sees to the leads of an office, and so sees those that lie in its pools whole. */
const directing: readonly Role[] = ['lead_manager', 'sales_manager', 'analyst', 'administrator'];

const rolesOf = (organisation: Organisation, asker: Asker): readonly (Role | 'service')[] => {
  if (asker.kind === 'service') return ['service'];
  const { active, roles } = personOf(organisation, asker.personId);
  return active ? roles : [];
};

/** How far the asker may look at such a thing; null: not at all. @throws DoorRejection `unknown_person` */
export const scopeOf = (organisation: Organisation, asker: Asker, read: Read): ReadScope | null =>
  readScope(read, rolesOf(organisation, asker));

/**
 * By today's tree: `whole` for one's own leads and those of one's office or below it; of a lead that lies in a pool only what
 * the pool shows, to those who may claim it, unless one directs there. Everything else does not exist for the asker.
 * @throws DoorRejection `unknown_person`
 */
export const sightFor = (
  organisation: Organisation,
  asker: Asker,
  lead: Lead,
  circumstances: { readonly playbook: Playbook; readonly now: number },
): Sight => {
  if (asker.within !== null && !liesBelow(organisation, lead, asker.within)) return 'nothing';
  const scope = scopeOf(organisation, asker, 'lead');
  if (scope === null) return 'nothing';
  if (asker.kind === 'service' || scope === 'company') return 'whole';
  const person = personOf(organisation, asker.personId);
  if (isTheirs(lead, person.personId)) return 'whole';
  const isNear = liesBelow(organisation, lead, person.officeId);
  if (!liesInPool(lead)) return isNear ? 'whole' : 'nothing';
  if (isNear && directs(person)) return 'whole';
  return fitsPool(organisation, person, lead, circumstances) ? 'pool' : 'nothing';
};

/** Whether `sightFor` would say `whole` of a lead in which a person has a part, without a look at the lead. */
export const ownInSight = (
  { offices }: Organisation,
  asker: Asker,
  { office, isOwn }: { readonly office: string; readonly isOwn: boolean },
  officeId: string,
): boolean => {
  const path = offices.get(office)?.path ?? [];
  if (asker.within !== null && !path.includes(asker.within)) return false;
  // Who is only of its team sees it where it lies in their offices.
  return isOwn || path.includes(officeId);
};

/** What lists may tell of: as `sightFor` has it for `whole`, but for leads that are one's own in other offices. */
export interface Reach {
  /** Null: every office. */
  readonly offices: readonly string[] | null;
  /** Whether leads that lie in pools are listed with all others. */
  readonly pooled: 'listed' | 'left out';
}

/**
 * The offices that the asker's lists and reports reach; none where they may not look at all.
 * @throws DoorRejection `unknown_person` or `unknown_office`
 */
export const reachOf = (organisation: Organisation, asker: Asker, read: Read): Reach => {
  const scope = scopeOf(organisation, asker, read);
  const pooled =
    asker.kind === 'service' || directs(personOf(organisation, asker.personId)) ? 'listed' : 'left out';
  if (scope === null) return { offices: [], pooled };
  const roots = [
    ...(asker.within === null ? [] : [asker.within]),
    ...(asker.kind === 'person' && scope !== 'company'
      ? [personOf(organisation, asker.personId).officeId]
      : []),
  ];
  const below = roots.map((root) => officesBelow(organisation, root));
  const [first] = below;
  const offices = first?.filter((office) => below.every((some) => some.includes(office))) ?? null;
  // Who reaches all of them is asked for none: counts that are kept for the whole company answer at once.
  return { offices: offices?.length === organisation.offices.size ? null : offices, pooled };
};

const directs = ({ roles }: PersonRecord): boolean => roles.some((role) => directing.includes(role));

const liesInPool = ({ standing }: Lead): boolean => standing.stage === 'distribute' && standing.pool !== null;

/** The office by which lists know the lead: of one that has ended its last owner's. */
const liesBelow = ({ offices }: Organisation, lead: Lead, officeId: string): boolean =>
  offices.get(standingOf(lead).office)?.path.includes(officeId) ?? false;
