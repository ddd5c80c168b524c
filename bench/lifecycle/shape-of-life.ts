// How much does a life send, decide and publish? Sizes in bytes of what the bare workflow has to carry as well.
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { execute } from '../../domain/execute.ts';
import { evolve } from '../../domain/evolve.ts';
import { sealEnvelope } from '../../domain/envelope.ts';
import type { Lead } from '../../domain/lead.ts';
import { withCalendars } from '../../domain/policy.ts';
import type { Policy } from '../../domain/policy.ts';
import { instant } from '../../domain/time.ts';
import { encode } from '../../events/codec.ts';
import { needsOwnerFrom } from '../eight-commands.ts';
import { decidedLife } from '../domain/decided-life.ts';

export interface ShapeOfLife {
  /** Of each command: how much is sent, and how large each event is that it makes. */
  readonly steps: readonly { readonly batchBytes: number; readonly eventBytes: readonly number[] }[];
  /** Bytes with which a workflow is started: its policy. */
  readonly inputBytes: number;
}

const traceparent = `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00`;

/** The life of `bench/eight-commands.ts`; what the offer of an owner makes is counted to the command before it. */
export const shapeOfLife = (organisation: Organisation, playbook: Policy['playbook']): ShapeOfLife => {
  const { leadId, steps } = decidedLife(organisation, 0, Date.UTC(2026, 0, 5, 9));
  let policy: Policy = { playbook, calendars: {} };
  let lead: Lead | null = null;
  const shapes = steps.map(({ batch, now }, index) => {
    policy = withCalendars(policy, batch.calendars);
    const whole = {
      ...{ ...batch, commandId: '00000000-0000-7000-8000-000000000000', issuedAt: instant(now) },
      ...{ playbook: null, correlationId: null, traceparent },
    };
    const eventBytes = execute(batch, leadId, lead, policy, now).events.map((event) => {
      lead = evolve(lead, event, leadId);
      const { seq } = lead;
      return encode(
        sealEnvelope({ leadId, seq, event, recordedAt: instant(now), batch: whole, office: 'london' }),
      ).length;
    });
    return { batchBytes: index === needsOwnerFrom ? 0 : JSON.stringify(whole).length, eventBytes };
  });
  const [offered] = shapes.splice(needsOwnerFrom, 1);
  const before = shapes[needsOwnerFrom - 1];
  if (offered !== undefined && before !== undefined)
    shapes[needsOwnerFrom - 1] = { ...before, eventBytes: [...before.eventBytes, ...offered.eventBytes] };
  return { steps: shapes, inputBytes: JSON.stringify({ playbook, calendars: {} }).length };
};
