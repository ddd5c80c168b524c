// `leadcycle org`: how does the organisation come in, who is in it, who is away, and what when somebody leaves?
// Each of these is loaded when it is called: they share little, and one of them needs the client of Temporal.
import type { Command } from 'commander';
import { addCommand } from '../answer.ts';
import { withActingPerson } from '../acting-person.ts';
import type { AbsenceOptions } from './org-absence.ts';
import type { AdoptCalendarOptions } from './org-adopt-calendar.ts';
import type { HolidaysOptions } from './org-holidays.ts';
import type { ImportOptions } from './org-import.ts';
import type { LeaveOptions } from './org-leave.ts';
import type { ShowOptions } from './org-show.ts';

export const addOrgCommands = (program: Command): void => {
  const org = program.command('org').description('Offices, people, working time, teams, pools.');
  addCommand(org, 'import <file>', 'make the organisation that of a YAML file; see examples/org.yaml')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--returning <people...>', 'who had left and is back; nobody comes back without it')
    .action(async (file: string, options: ImportOptions) =>
      (await import('./org-import.ts')).importFile(file, options),
    );
  addCommand(org, 'check <file>', 'say what is wrong with a file; needs no servers').action(
    async (file: string, options: ImportOptions) =>
      (await import('./org-import.ts')).checkFile(file, options),
  );
  addCommand(org, 'show', 'offices as a tree, people, teams and pools')
    .option('--person <id>', 'one person alone')
    .option('--office <id>', 'an office and all below it')
    .action(async (options: ShowOptions) => (await import('./org-show.ts')).show(options));
  withActingPerson(
    addCommand(org, 'leave <person>', 'let somebody leave: their leads find other owners')
      .option('--auto', 'let the engine find an owner for each lead')
      .option('--to <person>', 'give all of them to one person')
      .option('--dry-run', 'say where each would go, and change nothing'),
  )
    .addHelpText(
      'after',
      '\nWithout --auto and --to it only says what would happen. Called again it goes on.',
    )
    .action(async (personId: string, options: LeaveOptions) =>
      (await import('./org-leave.ts')).leaving(personId, options),
    );
  addCommand(org, 'adopt-calendar [offices...]', 'have open leads go on in the working times in force')
    .option('--dry-run', 'only say how many leads it would be')
    .option('--follow <job>', 'how far a job is; one that was stopped goes on')
    .option('--stop <job>', 'stop a job between two leads; what is done stays done')
    .addHelpText(
      'after',
      '\nAn import begins this by itself, and so does the engine once a year. Who knows a calendar already changes nothing.',
    )
    .action(async (offices: readonly string[], options: AdoptCalendarOptions) =>
      (await import('./org-adopt-calendar.ts')).adoptCalendarOf(offices, options),
    );
  addCommand(
    org,
    'holidays <country>',
    'public holidays and make-up days of a country, as the library knows them',
  )
    .option('--region <code>', 'a state, province or part of it, such as ENG')
    .option('--years <years>', 'such as 2026 or 2026-2028; without it those that calendars cover')
    .action(async (country: string, options: HolidaysOptions) =>
      (await import('./org-holidays.ts')).holidaysOf(country, options),
    );
  const absence = org.command('absence').description('When people are away, and who stands in for them.');
  withActingPerson(
    addCommand(absence, 'add <person>', 'say that somebody is away')
      .requiredOption('--from <when>', 'first day, in the time of their office, or an instant')
      .option('--until <when>', 'last day, or the instant of their return; without it until further notice')
      .option('--deputy <person>', 'who stands in'),
  ).action(async (personId: string, options: AbsenceOptions) =>
    (await import('./org-absence.ts')).addAbsent(personId, options),
  );
  withActingPerson(
    addCommand(absence, 'remove <person>', 'say that somebody is not away after all').requiredOption(
      '--from <when>',
      'the first day of the absence',
    ),
  ).action(async (personId: string, options: AbsenceOptions) =>
    (await import('./org-absence.ts')).removeAbsent(personId, options),
  );
};
