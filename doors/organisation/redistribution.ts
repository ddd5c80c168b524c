// Where would the leads of somebody go who leaves? Decided as the engine would, one lead after the other, nothing written.
import { candidatesFor } from '../../activities/candidates.ts';
import { chooseOwner, nobodyFor, offerTo } from '../../domain/distribution/choose-owner.ts';
import type { Salesperson } from '../../domain/distribution/salesperson.ts';
import { barrier } from '../../domain/distribution.ts';
import type { FindOwner } from '../../domain/effect.ts';
import { execute } from '../../domain/execute.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Policy } from '../../domain/policy.ts';
import { react } from '../../domain/react.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import type { Actor } from '../../events/values.ts';
import type { Engine } from '../engine.ts';
import { loadOf } from '../load.ts';
import { playbookVersions } from '../playbook/versions.ts';
import { calendarsByOffice, personOf } from './organisation.ts';

/** person: to whom · pool: of which office · rest: nobody there could ever have it · stage: where it stays, without an owner · nowhere: it cannot be given */
export type Destination =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'pool' | 'rest'; readonly officeId: string }
  | { readonly kind: 'stage'; readonly stage: string }
  | { readonly kind: 'nowhere' };

export interface Redistributed {
  readonly lead: Lead;
  readonly to: Destination;
  readonly because: string;
}

/** What the leads of one person are asked to do. */
export interface Plan {
  readonly leaver: string;
  readonly actor: Actor;
  readonly leads: readonly Lead[];
}

/** Each lead to whom the engine would offer it; those before it in the list have their places already. */
export const redistributed = async (
  engine: Engine,
  { leaver, actor, leads }: Plan,
): Promise<readonly Redistributed[]> => {
  const playbookOf = playbookVersions(engine.pool);
  const organisation = await engine.organisation();
  const calendars = calendarsByOffice(organisation);
  const taken = new Map<string, number>();
  const all: Redistributed[] = [];
  for (const lead of leads) {
    const policy: Policy = { playbook: await playbookOf(lead.playbook), calendars };
    const after = reclaimed(lead, policy, { leaver, actor, now: engine.now() });
    if ('because' in after) {
      all.push({ lead, ...after });
      continue;
    }
    const found = await destinationOf(engine, after, { leaver, taken });
    if (found.to.kind === 'person') taken.set(found.to.personId, (taken.get(found.to.personId) ?? 0) + 1);
    all.push({ lead, ...found });
  }
  return all;
};

/** What the lead asks once it is taken from them; or why it asks nothing. */
const reclaimed = (
  lead: Lead,
  policy: Policy,
  { leaver, actor, now }: { readonly leaver: string; readonly actor: Actor; readonly now: number },
): FindOwner | Pick<Redistributed, 'to' | 'because'> => {
  const command = { type: 'ReclaimLead' as const, input: { ownerId: leaver, reason: 'has left' } };
  const batch = { actor, origin: 'live' as const, commands: [command], calendars: [] };
  try {
    const after = execute(batch, lead.leadId, lead, policy, Math.max(now, Date.parse(lead.movedAt))).lead;
    const search = react(after, policy).effects.find((effect) => effect.type === 'findOwner');
    if (search !== undefined) return search;
    const stage = after?.standing.stage ?? lead.standing.stage;
    return { to: { kind: 'stage', stage }, because: 'it finds an owner once it is to be distributed' };
  } catch (refusal) {
    if (!(refusal instanceof LeadRejection)) throw refusal;
    return { to: { kind: 'nowhere' }, because: refusal.message };
  }
};

const destinationOf = async (
  engine: Engine,
  ask: FindOwner,
  { leaver, taken }: { readonly leaver: string; readonly taken: ReadonlyMap<string, number> },
): Promise<Pick<Redistributed, 'to' | 'because'>> => {
  const candidates = await candidatesFor(engine.pool, ask, engine.now());
  const people = [...candidates.values()].map(({ person }): Salesperson => {
    const given = taken.get(person.personId) ?? 0;
    return {
      ...person,
      state: person.personId === leaver ? 'left' : person.state,
      load: person.load + given,
      assignments: person.assignments + given,
      lastAssignedAt: given > 0 ? engine.now() : person.lastAssignedAt,
    };
  });
  const choice = chooseOwner(ask, people);
  const [first] = choice.willing;
  if (first !== undefined) {
    const { because } = offerTo(first, { ask, choice, tried: [] });
    return { to: { kind: 'person', personId: first.personId }, because };
  }
  const { ever, because } = nobodyFor(ask, choice, []);
  return { to: { kind: ever === 'somebody' ? 'pool' : 'rest', officeId: ask.office.officeId }, because };
};

/** Each lead to one person, as long as they have places and nothing in the lead's story speaks against them. */
export const givenTo = async (
  engine: Engine,
  { leads }: Plan,
  personId: string,
): Promise<readonly Redistributed[]> => {
  const organisation = await engine.organisation();
  const { officeId } = personOf(organisation, personId);
  const playbookOf = playbookVersions(engine.pool);
  const load = (await loadOf(engine.pool, organisation, { officeId, at: engine.now() })).find(
    (one) => one.personId === personId,
  );
  let places = load === undefined ? 0 : load.capacity - load.owned - load.held;
  const all: Redistributed[] = [];
  for (const lead of leads) {
    const because =
      barrier(lead, personId, await playbookOf(lead.playbook), engine.now()) ??
      (places > 0 ? null : `${personId} has no place left`);
    if (because === null) places -= 1;
    all.push(
      because === null
        ? { lead, to: { kind: 'person', personId }, because: 'named to get it' }
        : { lead, to: { kind: 'nowhere' }, because },
    );
  }
  return all;
};
