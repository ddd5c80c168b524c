// `leadcycle sla when`: when is so much working time over in an office, and what was counted on each day?
import type { Command } from 'commander';
import { Duration } from '../../doors/playbook/duration.ts';
import { readCalendar } from '../../doors/organisation/office-calendar.ts';
import type { OfficeCalendar } from '../../doors/organisation/office-calendar.ts';
import { compileCalendar } from '../../doors/organisation/compile-calendar.ts';
import { didYouMean } from '../../doors/nearest-word.ts';
import { daysShown, whenOver } from '../../doors/organisation/when-over.ts';
import type { CountedDay, When } from '../../doors/organisation/when-over.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { localTime, startOf } from '../moments.ts';
import { readOrganisationFile } from '../organisation/read-organisation-file.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';

interface Options {
  readonly calendar: string;
  readonly for: string;
  readonly from?: string;
  readonly file?: string;
  readonly json?: boolean;
}

export const addWhenCommand = (sla: Command): void => {
  addCommand(sla, 'when', 'when so much working time is over in an office, and what was counted on the way')
    .requiredOption('--calendar <office>', 'whose working time')
    .requiredOption('--for <time>', 'working time: 30m, 4h or 3d (a day is 8 working hours)')
    .option(
      '--from <when>',
      'an instant such as 2026-09-30T16:00+08:00, or the beginning of a day; without it now',
    )
    .option('--file <file>', 'the office as an organisation in YAML has it, without servers')
    .action(when);
};

const when = async (options: Options): Promise<void> => {
  const workingMs = spanOf(options.for);
  const { unit, calendar } = await officeOf(options);
  const from =
    options.from === undefined ? Date.now() : Date.parse(startOf(options.from, unit.time_zone, '--from'));
  const found = whenOver(unit, calendar, { from, workingMs });
  const json = {
    office: unit.id,
    timeZone: unit.time_zone,
    calendar: { version: calendar.version, hash: calendar.hash },
    from: new Date(from).toISOString(),
    workingMs,
    due: new Date(found.due).toISOString(),
    dueLocal: local(found.due, unit.time_zone),
    days: found.days,
    notes: found.notes,
  };
  print({ json, text: () => inWords({ unit, calendar }, { from, words: options.for, found }) }, options);
};

/** @throws CliFailure (misuse) */
const spanOf = (text: string): number => {
  const parsed = Duration.safeParse(text);
  if (parsed.success) return parsed.data;
  throw misuse(
    `--for takes no "${text}".`,
    'Write working time such as 30m, 4h or 3d; a day is 8 working hours.',
  );
};

const officeOf = async ({ calendar: office, file }: Options): Promise<OfficeCalendar> => {
  if (file === undefined) return withReadSide(({ pool }) => readCalendar(pool, office));
  const { units } = await readOrganisationFile(file);
  const unit = units.find(({ id }) => id === office);
  if (unit !== undefined) return { unit, calendar: compileCalendar(unit, new Date()) };
  const ids = units.map(({ id }) => id);
  throw misuse(
    `There is no unit "${office}" in ${file}.${didYouMean(office, ids)}`,
    `Name one of ${ids.join(', ')}.`,
  );
};

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const weekday = (date: string): string =>
  weekdays[new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? '';

const local = (at: number, timeZone: string): string => localTime(new Date(at).toISOString(), timeZone);

/** `7:30`, `–` for none. */
const hours = (ms: number): string => {
  if (ms === 0) return '–';
  const minutes = Math.floor(ms / 60_000);
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
};

const inWords = (
  { unit, calendar }: OfficeCalendar,
  { from, words, found }: { readonly from: number; readonly words: string; readonly found: When },
): string => {
  const inZone = (at: number): string => `${weekday(local(at, unit.time_zone))} ${local(at, unit.time_zone)}`;
  return [
    `${words} from ${inZone(from)} in ${unit.id} (${unit.time_zone}) are over at ${inZone(found.due)}, ${new Date(found.due).toISOString()}.`,
    table(['day', '', 'worked', ''], found.days.map(row)),
    ...(found.days.length === daysShown ? [`The first ${String(daysShown)} days are shown.`] : []),
    ...found.notes,
    `Calendar ${calendar.hash}, version ${String(calendar.version)}.`,
  ].join('\n');
};

const row = ({ date, workedMs, because }: CountedDay): string[] => [
  ...[weekday(date), date, hours(workedMs), because ?? ''],
];
