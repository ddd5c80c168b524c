// Does the engine have the need of a row already, from elsewhere? Asked once a chunk; within the file the file itself tells.
import { suspectsFor, suspectsNamed } from '../duplicates/suspects.ts';
import type { Engine } from '../engine.ts';
import type { OpenCommand } from '../open-command.ts';
import type { Delivery } from './deliver-row.ts';

/**
 * The rows with the leads that the engine has of the same need, other than those of the file itself.
 * What the rows are found by is written down on the way.
 */
export const withKnownDuplicates = async <Row extends Delivery>(
  engine: Engine,
  rows: readonly Row[],
  ofTheFile: ReadonlySet<string>,
): Promise<readonly { readonly row: Row; readonly found: number }[]> => {
  const needs = rows.flatMap(({ leadId, commands: [command] }) =>
    command?.type === 'ObtainLead' ? [{ leadId, command }] : [],
  );
  const duplicates = await suspectsFor(engine, needs, { areThere: true });
  return rows.map((row) => {
    const found = (duplicates.get(row.leadId) ?? []).filter(({ leadId }) => !ofTheFile.has(leadId));
    if (found.length === 0) return { row, found: 0 };
    const commands = row.commands.map((command): OpenCommand =>
      command.type === 'ObtainLead'
        ? {
            ...command,
            input: { ...command.input, suspects: suspectsNamed(command.input.suspects, found) },
          }
        : command,
    );
    return { row: { ...row, commands }, found: found.length };
  });
};
