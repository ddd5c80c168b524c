// `leadcycle org`: how does the organisation come in, and who is in it?
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { table } from '../table.ts';
import { withEngine } from '../with-engine.ts';

interface Options {
  readonly json?: boolean;
}

export const addOrgCommands = (program: Command): void => {
  const org = program.command('org').description('Offices, people, working time.');
  addCommand(org, 'import <file>', 'make the organisation that of a YAML file; see examples/org.yaml').action(
    importFile,
  );
  addCommand(org, 'show', 'offices and people').action(show);
};

const importFile = async (file: string, options: Options): Promise<void> => {
  const source = await readFile(file, 'utf8').catch(() => {
    throw misuse(
      `The file ${file} cannot be read.`,
      'Give the path of an organisation in YAML, such as examples/org.yaml.',
    );
  });
  const parsed = readOrganisation(source, file);
  const imported = await withEngine(({ pool }) => importOrganisation(pool, parsed, new Date()));
  const text = (): string =>
    [
      `${imported.offices} offices and ${imported.people} people are in.`,
      ...(imported.left.length === 0
        ? []
        : [`No longer named, so they count as having left: ${imported.left.join(', ')}.`]),
      ...imported.notes,
    ].join('\n');
  print({ json: imported, text }, options);
};

const show = async (options: Options): Promise<void> => {
  const { offices, people } = await withEngine((engine) => engine.organisation());
  const officeRows = [...offices.values()].map(({ officeId, name, tier, path, timeZone, territories }) => ({
    ...{ officeId, name, tier, above: path[1] ?? null, timeZone, territories },
  }));
  const peopleRows = [...people.values()].map((person) => ({
    ...{ personId: person.personId, name: person.name, roles: person.roles, officeId: person.officeId },
    ...{
      managerId: person.managerId,
      openLeads: person.openLeads,
      crmOwnerId: person.crmOwnerId,
      active: person.active,
    },
  }));
  const text = (): string =>
    officeRows.length === 0
      ? 'There is no organisation yet; `leadcycle org import examples/org.yaml` brings one in.'
      : [
          table(
            ['office', 'name', 'tier', 'above', 'time zone', 'territories'],
            officeRows.map((row) => [
              row.officeId,
              row.name,
              row.tier,
              row.above,
              row.timeZone,
              row.territories.join(', '),
            ]),
          ),
          table(
            ['person', 'name', 'roles', 'office', 'manager', 'capacity', 'in the CRM', ''],
            peopleRows.map((row) => [
              ...[row.personId, row.name, row.roles.join(', '), row.officeId, row.managerId],
              ...[row.openLeads, row.crmOwnerId, row.active ? '' : 'has left'],
            ]),
          ),
        ].join('\n\n');
  print({ json: { offices: officeRows, people: peopleRows }, text }, options);
};
