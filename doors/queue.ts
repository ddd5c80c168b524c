// What has a person to do next, and by when? Their leads by the working time that is left, and who has called them.
import { isEnded } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import { nextSteps } from '../domain/next-steps.ts';
import type { NextStep } from '../domain/next-steps.ts';
import { isAddressed } from '../domain/permissions.ts';
import { leadsOfPerson } from '../projections/lead/of-a-person.ts';
import type { EscalationRow } from '../projections/service-level/escalations.ts';
import { openEscalations } from '../projections/service-level/queries.ts';
import { clocksLeft } from './clocks-left.ts';
import type { ClockLeft } from './clocks-left.ts';
import { calendarsOf, personOf } from './organisation/organisation.ts';
import { playbookVersions } from './playbook/versions.ts';
import type { ReadSide } from './read-side.ts';

/** What the person is to a lead. */
export type Part = 'owner' | 'keeper' | 'verifier' | 'submitter';

export interface Queued {
  readonly lead: Lead;
  readonly part: Part;
  readonly nextSteps: readonly NextStep[];
  /** The running clock with the least working time left; null where none runs. */
  readonly clock: ClockLeft | null;
}

export interface WorkQueue {
  /** The least working time left first, then what waits for no clock. */
  readonly items: readonly Queued[];
  /** Addressed to the person and not acknowledged, the oldest first. */
  readonly escalations: readonly EscalationRow[];
}

/** @throws DoorRejection `unknown_person` */
export const queueOf = async (side: ReadSide, personId: string): Promise<WorkQueue> => {
  const organisation = await side.organisation();
  const person = personOf(organisation, personId);
  const now = side.now();
  const calendars = Object.fromEntries(
    calendarsOf(organisation, organisation.offices.keys()).map((one) => [one.officeId, one]),
  );
  const playbookOf = playbookVersions(side.pool);
  const { owned, kept, toVerify, submitted } = await leadsOfPerson(side.pool, personId);
  const parts: readonly (readonly [Part, readonly Lead[]])[] = [
    ['owner', owned],
    ['keeper', kept],
    ['verifier', toVerify],
    ['submitter', submitted],
  ];
  const met = new Set<string>();
  const items: Queued[] = [];
  for (const [part, leads] of parts)
    for (const lead of leads) {
      // Who is two things to a lead has it once, as the first of them.
      if (met.has(lead.leadId) || isEnded(lead)) continue;
      met.add(lead.leadId);
      const policy = { playbook: await playbookOf(lead.playbook), calendars };
      const steps = nextSteps(lead, policy, now);
      items.push({ lead, part, nextSteps: steps, clock: mostPressing(clocksLeft(lead, calendars, now)) });
    }
  return {
    items: items.sort((one, other) => leftOf(one) - leftOf(other)),
    escalations: (await openEscalations(side.pool, null)).filter(({ receivers }) =>
      receivers.some((receiver) => isAddressed(receiver, person)),
    ),
  };
};

const leftOf = ({ clock }: Queued): number => clock?.leftMs ?? Number.MAX_SAFE_INTEGER;

const mostPressing = (clocks: readonly ClockLeft[]): ClockLeft | null =>
  clocks
    .filter(({ leftMs }) => leftMs !== null)
    .reduce<ClockLeft | null>(
      (first, clock) => (first === null || (clock.leftMs ?? 0) < (first.leftMs ?? 0) ? clock : first),
      null,
    );
