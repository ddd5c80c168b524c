// How much does each row of an export send, decide and publish? So that the reference carries as many bytes in as many events.
import { openRows } from '../../doors/import/ready-rows.ts';
import type { ExportFiles } from '../../doors/import/ready-rows.ts';
import type { Engine } from '../../doors/engine.ts';
import { newId } from '../../doors/ids.ts';
import { batchOf } from '../../doors/lead-batch.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { decideBatch } from '../../workflows/decision.ts';
import { beginRun } from '../../workflows/run-state.ts';
import type { LeadInput } from '../../workflows/run-state.ts';
import type { ShapeOfLife } from '../lifecycle/shape-of-life.ts';

export interface ShapeOfRow {
  readonly externalId: string;
  readonly shape: ShapeOfLife;
}

/** Of each row that becomes a lead, what the import gives to Temporal for it and what the lead gives to Kafka. */
export const shapeOfExport = async (
  engine: Engine,
  files: ExportFiles,
  personId: string,
): Promise<readonly ShapeOfRow[]> => {
  const organisation = await engine.organisation();
  const playbook = await engine.playbook('default');
  const { timeZone } = playbook.reporting;
  const rows = await openRows(files, { organisation, timeZone, importerId: personId });
  const actor = actorOf(organisation, personId);
  const nothing = (): void => undefined;
  const shapes: ShapeOfRow[] = [];
  for await (const row of rows.read({ onRow: nothing, onRead: nothing, onReject: nothing })) {
    const { leadId, externalId, commands } = row;
    const batch = await batchOf(engine, { leadId, commandId: newId(), actor, commands, origin: 'import' });
    const input: LeadInput = { leadId, policy: { playbook, calendars: {} }, wake: false, carry: null };
    const { outgoing } = decideBatch(beginRun(input), batch, engine.now());
    shapes.push({
      externalId,
      shape: {
        steps: [{ batchBytes: sizeOf(batch), eventBytes: outgoing.map(({ bytes }) => bytes) }],
        inputBytes: sizeOf(input),
      },
    });
  }
  return shapes;
};

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
