// Which plan do the campaigns play, so that a disturbed run can be held against an undisturbed one?
import { eightCommands } from '../../bench/eight-commands.ts';
import type { Engine } from '../../doors/engine.ts';
import { newId } from '../../doors/ids.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { eventTypeName } from '../../domain/envelope.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEventType } from '../../events/lead-event.ts';
import { eventually } from '../support/eventually.ts';
import type { StreamRecord } from '../support/memory-stream.ts';
import { sendPatiently } from '../support/patient-sender.ts';
import { sized } from '../support/size.ts';

/** For ten seconds after each kill nobody reads the partitions of a projector that is gone. */
const patienceMs = sized(80_000, 240_000);

export interface Accepted {
  readonly leadId: string;
  readonly commandId: string;
  readonly receipt: Receipt;
}

/**
 * Lives one lead from obtained to won, whatever the servers do meanwhile. The owner is waited for, so that the same plan
 * makes the same events each time.
 */
export const livePlanned = async (
  engine: Engine,
  name: string,
  told: (accepted: Accepted) => void,
): Promise<string> => {
  const leadId = newId();
  const organisation = await engine.organisation();
  for (const [index, { personId, command }] of eightCommands(organisation, name).entries()) {
    if (index === 3) await eventually(`${leadId} has an owner`, () => hasOwner(engine, leadId), patienceMs);
    const commandId = newId();
    const sending = { leadId, commandId, actor: actorOf(organisation, personId), commands: [command] };
    told({ leadId, commandId, receipt: await sendPatiently(engine, sending) });
  }
  return leadId;
};

/** Asked of the read models, so that nothing but the planned commands reaches the lead. */
const hasOwner = async ({ pool }: Engine, leadId: string): Promise<boolean> => {
  const { rowCount } = await pool.query('select 1 from read.lead where lead_id = $1 and owner is not null', [
    leadId,
  ]);
  return rowCount === 1;
};

/** How many events of each type these leads have; repeats count once. */
export const totalsOf = (
  records: readonly StreamRecord[],
  leadIds: ReadonlySet<string>,
): Record<string, number> => {
  const totals: Record<string, number> = {};
  const seen = new Set<string>();
  for (const { leadId, text } of records) {
    const { id, type } = JSON.parse(text) as Envelope;
    if (!leadIds.has(leadId) || seen.has(id)) continue;
    seen.add(id);
    totals[type] = (totals[type] ?? 0) + 1;
  }
  return totals;
};

/**
 * What is wrong with what the stream says of these commands: each must be there exactly once, as its receipt told.
 * @returns a sentence for each command that is not
 */
export const misreported = (
  records: readonly StreamRecord[],
  accepted: readonly Accepted[],
): readonly string[] => {
  const made = new Map<string, Map<number, string>>();
  for (const { text, seq } of records) {
    const { causationid, type } = JSON.parse(text) as Envelope;
    const events = made.get(causationid) ?? new Map<number, string>();
    made.set(causationid, events.set(seq, type));
  }
  return accepted.flatMap(({ leadId, commandId, receipt }) => {
    const told = receipt.events.map(
      ({ type, seq }) => `${String(seq)} ${eventTypeName(type as LeadEventType)}`,
    );
    const there = [...(made.get(commandId) ?? [])].map(([seq, type]) => `${String(seq)} ${type}`);
    return told.join() === there.join()
      ? []
      : [`${leadId}: command ${commandId} was told ${told.join(', ')}; the stream has ${there.join(', ')}`];
  });
};
