// What has a person to do next, and by when? Their leads by the working time that is left, a page at a time.
import type { LeadCommandType } from '../events/commands/lead-command.ts';
import type { Lead } from '../domain/lead.ts';
import { nextSteps } from '../domain/next-steps.ts';
import type { NextStep } from '../domain/next-steps.ts';
import { isAddressed } from '../domain/permissions.ts';
import { workingLeft } from '../domain/working-time/arithmetic.ts';
import { ownLeads } from '../projections/lead/of-a-person.ts';
import type { OwnLead } from '../projections/lead/of-a-person.ts';
import type { Part } from '../projections/lead/parts.ts';
import { leadsOf } from '../projections/lead/queries.ts';
import type { EscalationRow } from '../projections/service-level/escalations.ts';
import { escalationsTo } from '../projections/service-level/escalations-to.ts';
import { clocksLeft } from './clocks-left.ts';
import type { ClockLeft } from './clocks-left.ts';
import { actorOf, calendarsByOffice, personOf, personRef } from './organisation/organisation.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { ReadSide } from './read-side.ts';
import { ownInSight } from './sight.ts';
import type { Asker } from './sight.ts';
import { usualCommands } from './usual-commands.ts';

export interface Queued {
  readonly lead: Lead;
  readonly part: Part;
  readonly nextSteps: readonly NextStep[];
  /** What the person could do with it at once. */
  readonly commands: readonly LeadCommandType[];
  /** The running clock with the least working time left, else one that is paused; null where none is open. */
  readonly clock: ClockLeft | null;
}

/** Where a page ended, and as of which instant (epoch ms) it was counted: time that passes moves nothing across pages. */
export interface QueuePlace {
  readonly at: number;
  readonly leftMs: number;
  readonly leadId: string;
}

export interface WorkQueue {
  /** The least working time left first, then what waits for no clock. */
  readonly items: readonly Queued[];
  /** Null after the last page. */
  readonly next: QueuePlace | null;
  /** Of all pages. */
  readonly leads: number;
  readonly late: number;
  /** Addressed to the person and not acknowledged, the oldest first. */
  readonly escalations: readonly EscalationRow[];
}

export interface QueueQuestion {
  readonly asker: Extract<Asker, { readonly kind: 'person' }>;
  readonly after: QueuePlace | null;
  readonly limit: number;
}

/**
 * However many leads the person has, their states are read for one page alone.
 * @throws DoorRejection `unknown_person`
 */
export const queueOf = async (side: ReadSide, { asker, after, limit }: QueueQuestion): Promise<WorkQueue> => {
  const organisation = await side.organisation();
  const person = personOf(organisation, asker.personId);
  const now = side.now();
  const at = after?.at ?? now;
  const [own, escalations] = await Promise.all([
    ownLeads(side.pool, asker.personId),
    escalationsTo(side.pool, person),
  ]);
  const inSight = own.filter(({ office, part }) =>
    ownInSight(organisation, asker, { office, isOwn: part !== 'team' }, person.officeId),
  );
  const all = byTimeLeft(inSight, organisation, at);
  const rest = after === null ? all : all.filter((one) => compared(one, after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await told(side, organisation, { asker, page, now }),
    next: rest.length <= limit || last === undefined ? null : { ...last, at },
    leads: all.length,
    late: all.filter(({ leftMs }) => leftMs < 0).length,
    escalations: escalations.filter(({ receivers }) =>
      receivers.some((receiver) => isAddressed(receiver, person)),
    ),
  };
};

interface Placed extends Pick<QueuePlace, 'leftMs' | 'leadId'> {
  readonly part: Part;
}

const withoutClock = Number.MAX_SAFE_INTEGER;

const byTimeLeft = (leads: readonly OwnLead[], { offices }: Organisation, at: number): readonly Placed[] =>
  leads
    .map(({ leadId, part, office, nextDueAt }) => {
      const calendar = offices.get(office)?.calendar;
      if (nextDueAt === null || calendar === undefined) return { leadId, part, leftMs: withoutClock };
      return { leadId, part, leftMs: workingLeft(calendar, at, Date.parse(nextDueAt)) };
    })
    .sort(compared);

const compared = (
  one: Pick<QueuePlace, 'leftMs' | 'leadId'>,
  other: Pick<QueuePlace, 'leftMs' | 'leadId'>,
): number =>
  one.leftMs - other.leftMs || (one.leadId < other.leadId ? -1 : one.leadId > other.leadId ? 1 : 0);

const told = async (
  side: ReadSide,
  organisation: Organisation,
  {
    asker,
    page,
    now,
  }: { readonly asker: QueueQuestion['asker']; readonly page: readonly Placed[]; readonly now: number },
): Promise<readonly Queued[]> => {
  const leads = new Map(
    (
      await leadsOf(
        side.pool,
        page.map(({ leadId }) => leadId),
      )
    ).map(({ leadId, lead }) => [leadId, lead]),
  );
  const calendars = calendarsByOffice(organisation);
  const actor = actorOf(organisation, asker.personId);
  const person = personRef(organisation, asker.personId);
  const items = page.map(async ({ leadId, part }): Promise<readonly Queued[]> => {
    const lead = leads.get(leadId);
    if (lead === undefined) return [];
    const playbook = await side.playbookVersion(lead.playbook.name, lead.playbook.version);
    const steps = nextSteps(lead, { playbook, calendars }, now);
    const commands = usualCommands(lead, person, actor, { steps, playbook });
    return [
      { lead, part, nextSteps: steps, commands, clock: mostPressing(clocksLeft(lead, calendars, now)) },
    ];
  });
  return (await Promise.all(items)).flat();
};

const mostPressing = (clocks: readonly ClockLeft[]): ClockLeft | null =>
  clocks
    .filter(({ state }) => state !== 'stopped')
    .reduce<ClockLeft | null>(
      (first, clock) =>
        first === null || (clock.leftMs ?? withoutClock) < (first.leftMs ?? withoutClock) ? clock : first,
      null,
    );
