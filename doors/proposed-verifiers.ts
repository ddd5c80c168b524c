// Whom could somebody ask to verify this lead? The rules of the domain, over people as the organisation has them now.
import { proposeVerifiers } from '../domain/verification/propose.ts';
import type { Proposal, VerifierFacts } from '../domain/verification/propose.ts';
import type { Lead } from '../domain/lead.ts';
import type { Engine } from './engine.ts';
import { isAbsent } from './organisation/organisation.ts';
import type { Organisation } from './organisation/organisation.ts';

/** Leads in verification by person: appointed, and without a finding of theirs. */
const countAppointed = `
  select v ->> 'personId' as person_id, count(*)::int as load
  from read.lead l, jsonb_array_elements(l.state -> 'verifiers') v
  where l.stage = 'cross_verify'
    and not exists (select 1 from jsonb_array_elements(l.state -> 'findings') f
                    where f -> 'verifier' ->> 'personId' = v ->> 'personId')
  group by 1`;

/** Everybody held against the lead, those who fit first. */
export const proposedVerifiers = async (engine: Engine, lead: Lead): Promise<readonly Proposal[]> => {
  const [organisation, playbook, appointed] = await Promise.all([
    engine.organisation(),
    engine.playbookVersion(lead.playbook.name, lead.playbook.version),
    engine.pool.query<{ person_id: string; load: number }>(countAppointed),
  ]);
  const loads = new Map(appointed.rows.map((row) => [row.person_id, row.load]));
  return proposeVerifiers(lead, playbook, factsOf(organisation, loads, engine.now()));
};

const factsOf = (
  { people, offices }: Organisation,
  loads: ReadonlyMap<string, number>,
  now: number,
): readonly VerifierFacts[] =>
  [...people.values()].map((person) => ({
    personId: person.personId,
    managerId: person.managerId,
    officeId: person.officeId,
    roles: person.roles,
    officePath: offices.get(person.officeId)?.path ?? [person.officeId],
    industries: person.industries,
    products: person.products,
    presence: !person.active ? 'left' : isAbsent(person, now) ? 'absent' : 'here',
    capacity: person.openVerifications,
    load: loads.get(person.personId) ?? 0,
  }));
