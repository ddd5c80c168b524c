// What would become of an export, going by how it begins? Its columns held against the mapping, and its first rows rehearsed.
import type { Engine } from '../engine.ts';
import { FileMistakes } from '../file-mistakes.ts';
import type { Mistake } from '../file-mistakes.ts';
import { knownLeads } from '../known-leads.ts';
import { actorOf } from '../organisation/organisation.ts';
import { columnsFound } from './columns.ts';
import type { FoundColumns } from './columns.ts';
import { ImportTrouble } from './import-trouble.ts';
import { mappingIn, withoutOwners } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import { mandatory, openRows } from './ready-rows.ts';
import { openCsv } from './records.ts';
import { rehearsedRows } from './rehearsed-rows.ts';
import type { RehearsedRow } from './rehearsed-rows.ts';

export interface ExportBeginning {
  /** YAML. */
  readonly mapping: string;
  readonly ignoreOwners: boolean;
  /** The file as far as it was sent. */
  readonly head: string;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
  /** The same of the activities; null where there are none. */
  readonly activitiesHead: string | null;
  /** Rows to rehearse at most. */
  readonly rows: number;
  /** Who would run the import. */
  readonly personId: string;
}

export interface Trouble {
  readonly message: string;
  readonly remedy: string;
}

export interface ExportLook {
  /** Of the mapping, at their lines. With any, nothing else is known. */
  readonly mistakes: readonly Mistake[];
  /** What keeps the file from being imported as a whole, or will reject many of its rows. */
  readonly troubles: readonly Trouble[];
  readonly columns: FoundColumns | null;
  readonly activityColumns: FoundColumns | null;
  readonly rows: readonly RehearsedRow[];
}

const fileName = 'The file';
const activitiesName = 'The file of activities';
const nothing = { mistakes: [], troubles: [], columns: null, activityColumns: null, rows: [] };

/** Nothing is written down, here or elsewhere. */
export const lookAtExport = async (engine: Engine, beginning: ExportBeginning): Promise<ExportLook> => {
  try {
    const written = mappingIn(beginning.mapping, 'mapping');
    const mapping = beginning.ignoreOwners ? withoutOwners(written) : written;
    const troubles = [
      ...encodingTrouble(fileName, beginning.head),
      ...encodingTrouble(activitiesName, beginning.activitiesHead ?? ''),
    ];
    return await lookAtColumns(engine, beginning, mapping, troubles);
  } catch (failure) {
    if (failure instanceof FileMistakes) return { ...nothing, mistakes: failure.mistakes };
    if (failure instanceof ImportTrouble) return { ...nothing, troubles: [troubleOf(failure)] };
    throw failure;
  }
};

const lookAtColumns = async (
  engine: Engine,
  { head, isWhole, activitiesHead, rows, personId }: ExportBeginning,
  mapping: Mapping,
  troubles: readonly Trouble[],
): Promise<ExportLook> => {
  const file = { name: fileName, text: head };
  const { headers } = await openCsv(file, mapping.delimiter);
  const columns = columnsFound(headers, mapping.columns, { mandatory, leftOut: mapping.leftOut });
  const activityColumns = activitiesHead === null ? null : await activityColumnsIn(activitiesHead, mapping);
  const seen = { ...nothing, columns, activityColumns };
  try {
    const organisation = await engine.organisation();
    const playbook = await engine.playbook('default');
    const { timeZone } = playbook.reporting;
    // Activities are sorted by day, so the first of them belong to any row: their columns are looked at alone.
    const exported = { file, mapping, activitiesFile: null, limit: rows };
    const read = await openRows(exported, { organisation, timeZone, importerId: personId });
    const stage = { organisation, playbook, actor: actorOf(organisation, personId), now: engine.now() };
    const rehearsed = await rehearsedRows(read, stage, (leadIds) => knownLeads(engine.pool, leadIds));
    // Where the file goes on, the last row may be cut off.
    const isCut = !isWhole && rehearsed.length > 0 && rehearsed.length < rows;
    return { ...seen, troubles, rows: isCut ? rehearsed.slice(0, -1) : rehearsed };
  } catch (failure) {
    if (!(failure instanceof ImportTrouble)) throw failure;
    return { ...seen, troubles: [...troubles, troubleOf(failure)] };
  }
};

const activityColumnsIn = async (text: string, mapping: Mapping): Promise<FoundColumns> => {
  if (mapping.activities === null)
    throw new ImportTrouble(
      'The mapping says nothing about activities.',
      'Add a section `activities` to it, or leave that file out.',
    );
  const { headers } = await openCsv({ name: activitiesName, text }, mapping.delimiter);
  return columnsFound(headers, mapping.activities.columns, {
    ...{ mandatory: ['lead', 'on', 'kind'], leftOut: [] },
  });
};

const encodingTrouble = (name: string, text: string): readonly Trouble[] =>
  text.includes('\ufffd')
    ? [
        {
          message: `${name} holds bytes that are not UTF-8.`,
          remedy: 'Save it as UTF-8 (“CSV UTF-8” in a spreadsheet): rows with such cells are rejected.',
        },
      ]
    : [];

const troubleOf = ({ message, remedy }: ImportTrouble): Trouble => ({ message, remedy });
