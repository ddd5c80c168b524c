// How is a story of the demo played without servers? Against the pure domain, with time that passes when somebody waits.
import { readFileSync } from 'node:fs';
import type { Stage } from '../../cli/demo/stage.ts';
import { StoryStopped } from '../../cli/demo/stage.ts';
import type { Lead } from '../../domain/lead.ts';
import { execute } from '../../domain/execute.ts';
import type { FindOwner } from '../../domain/effect.ts';
import type { Policy } from '../../domain/policy.ts';
import { withCalendars } from '../../domain/policy.ts';
import { react } from '../../domain/react.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import { officesBroughtBy, withPeople } from '../../doors/named-people.ts';
import { parseCommand } from '../../doors/open-command.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import { actorOf, calendarsOf, ownerOf } from '../../doors/organisation/organisation.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import { leadKeyOf } from '../../doors/sealed-text.ts';
import { seal } from '../../doors/sealing.ts';
import { LeadCommand } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Actor, Reservation } from '../../events/values.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** Monday 2026-01-05, 09:00 UTC. */
const monday = Date.UTC(2026, 0, 5, 9);
export const playbook = {
  ...compilePlaybook(read('examples/demo/playbook.yaml'), 'playbook.yaml'),
  version: 1,
};
export const organisation = organisationInMemory(
  readOrganisation(read('examples/demo/org.yaml'), 'org.yaml'),
  new Date(monday),
);
const key = leadKeyOf(Buffer.alloc(32, 1));
const second = 1_000;

export class MemoryStage implements Stage {
  readonly leadId = '00000000-0000-7000-8000-000000000001';
  readonly organisation = organisation;
  readonly events: LeadEvent[] = [];
  lead: Lead | null = null;
  #policy: Policy = { playbook, calendars: {} };
  #now = monday;

  now(): number {
    return this.#now;
  }

  async give(personId: string, commands: readonly OpenCommand[]): Promise<void> {
    const complete = commands.map((command, index) => withPeople(parseCommand(command, index), organisation));
    this.#policy = withCalendars(this.#policy, calendarsOf(organisation, complete.flatMap(officesBroughtBy)));
    this.#execute(
      actorOf(organisation, personId),
      complete.map((command) => seal(LeadCommand, command, key)),
    );
  }

  async claim(personId: string): Promise<'claimed' | 'too late'> {
    const [owner, reservation] = [ownerOf(organisation, personId), this.#place()];
    const { industries, products } = organisation.people.get(personId)!;
    const expertise = { industries: [...industries], products: [...products] };
    try {
      await this.give(personId, [
        { type: 'ClaimLead', input: { owner, reservation, claimsToday: 0, expertise } },
      ]);
      return 'claimed';
    } catch (failure) {
      if (failure instanceof LeadRejection && failure.code === 'already_owned') return 'too late';
      throw failure;
    }
  }

  async distribute(byPersonId: string, toPersonId: string, reason: string): Promise<void> {
    const [owner, reservation] = [ownerOf(organisation, toPersonId), this.#place()];
    await this.give(byPersonId, [
      { type: 'DistributeLead', input: { owner, reservation, reason, stated: null } },
    ]);
  }

  /** A minute is longer than the demo lets any lead rest that is to be taken back, and shorter than all other clocks. */
  async until(what: string, isSo: (lead: Lead) => boolean): Promise<Lead> {
    for (const giveUpAt = this.#now + 60 * second; this.#now <= giveUpAt; this.#now += second) {
      if (this.lead !== null && isSo(this.lead)) return this.lead;
      this.#execute({ kind: 'engine', rule: 'deadline' }, [
        { type: 'ReachDeadline', input: { due: new Date(this.#now).toISOString() } },
      ]);
    }
    const stage = this.lead?.standing.stage ?? 'nowhere';
    const { missing, disputed } = this.lead?.classification ?? { missing: [], disputed: [] };
    throw new StoryStopped(
      `was to ${what}; it is in ${stage}, lacks ${[...missing, ...disputed].join(', ')}`,
    );
  }

  #execute(actor: Actor, commands: LeadCommand[]): void {
    const batch = { actor, origin: 'live' as const, commands, calendars: [] };
    const { events, lead } = execute(batch, this.leadId, this.lead, this.#policy, this.#now);
    this.events.push(...events);
    this.lead = lead;
    for (const effect of react(lead, this.#policy).effects)
      if (effect.type === 'findOwner') this.#offer(effect);
  }

  /** The first by id who fits, as the engine would find somebody. */
  #offer({ role, office, excluded }: FindOwner): void {
    const owner = [...organisation.people.values()].find(
      ({ personId, roles, officeId }) =>
        roles.includes(role) &&
        organisation.offices.get(officeId)?.path.includes(office.officeId) === true &&
        !excluded.some((barred) => barred.personId === personId),
    );
    if (owner === undefined) throw new StoryStopped(`nobody of ${office.officeId} is ${role}`);
    const offered = ownerOf(organisation, owner.personId, role);
    this.#policy = withCalendars(this.#policy, calendarsOf(organisation, [offered.officeId]));
    this.#execute({ kind: 'engine', rule: 'find-owner' }, [
      {
        type: 'OfferOwner',
        input: { owner: offered, reservation: this.#place(), because: 'fits', considered: [] },
      },
    ]);
  }

  #place(): Reservation {
    const ownershipNo = (this.lead?.ownershipNo ?? 0) + 1;
    return { ownershipNo, expiresAt: new Date(this.#now + 120 * second).toISOString() };
  }
}
