// Where would every lead of an export end up under a playbook? Obtained and distributed in memory, by the rules of the engine.
import { Capacities } from '../../domain/distribution/capacities.ts';
import type { Salesperson } from '../../domain/distribution/salesperson.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { settle } from '../../domain/settle.ts';
import { actorOf, calendarsByOffice } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { absentIn, salespeopleOf } from '../../doors/organisation/salespeople.ts';
import { openRows } from '../../doors/import/ready-rows.ts';
import type { ExportFiles } from '../../doors/import/ready-rows.ts';
import { playRow } from '../../doors/import/rehearse-row.ts';
import { fateOf } from './fate.ts';
import type { Fate } from './fate.ts';

export interface ExportOrder extends ExportFiles {
  readonly organisation: Organisation;
  /** Who would run the import. */
  readonly personId: string;
  /** Epoch milliseconds: the instant at which all of it happens. */
  readonly now: number;
  readonly onRow: () => void;
}

export interface ExportOutcome {
  /** In the order of the file. */
  readonly fates: readonly Fate[];
  readonly rows: number;
  readonly rejected: number;
  /** Everybody who can have leads, with those that they have in the end. */
  readonly people: readonly Salesperson[];
}

/** Memory grows with the rows, about 300 bytes each. @throws CliFailure or FileMistakes where a file cannot be read */
export const distributeExport = async (order: ExportOrder, playbook: Playbook): Promise<ExportOutcome> => {
  const { organisation, personId, now, onRow } = order;
  const policy = { playbook, calendars: calendarsByOffice(organisation) };
  const capacities = new Capacities(salespeopleOf(organisation), absentIn(organisation));
  const stage = { organisation, playbook, actor: actorOf(organisation, personId), now };
  const fates: Fate[] = [];
  let [rows, rejected] = [0, 0];
  const { timeZone } = playbook.reporting;
  const exported = await openRows(order, { organisation, timeZone, importerId: personId });
  const readyRows = exported.read({
    onRow: () => {
      rows += 1;
      onRow();
    },
    onRead: () => undefined,
    onReject: () => (rejected += 1),
  });
  for await (const row of readyRows) {
    const played = playRow(stage, row);
    if (played.kind === 'rejected' || played.lead === null) {
      rejected += 1;
      continue;
    }
    const settled = settle(played.lead, { policy, capacities, now });
    fates.push(fateOf(row.externalId, settled.lead, [...played.events, ...settled.events]));
  }
  const people = capacities.people().filter(({ capacity, load }) => capacity > 0 || load > 0);
  return { fates, rows, rejected, people };
};
