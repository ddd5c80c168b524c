// In which company does a month of leads pass? An office of every kind of working time, two sellers and a manager in each.
// It comes to work at other times midway.
import type { OrganisationFile, Unit } from '../../doors/organisation/organisation-file.ts';
import type { Role } from '../../events/vocabulary.ts';
import { minutesOf } from '../support/counted-minutes.ts';
import { manyOffices, office } from '../support/many-offices.ts';
import type { Offices } from './counted-run.ts';

const industries = ['manufacturing'];
const products = ['Veridian Procure'];
const headquarters = office({ id: 'hq', kind: 'headquarters', parent: null });

/** Offices whose leads are lived; each is its own territory. */
export const territories: readonly string[] = manyOffices
  .map(({ id }) => id)
  // Worked on five days of the year only: nothing would fall due within a month.
  .filter((id) => id !== 'fair');

const person = (
  id: string,
  unit: string,
  roles: readonly Role[],
  manager: string | null,
): OrganisationFile['people'][number] => ({
  ...{ id, name: id, roles: [...roles], unit, manager, absences: [] },
  expertise: { industries, products },
  capacity: { open_leads: 1_000, open_verifications: 1_000 },
});

/** Manages everybody, and does what owners do not. */
export const boss = 'boss';
export const sellersOf = (territory: string): readonly [string, string] => [
  `${territory}-1`,
  `${territory}-2`,
];

type Days = Pick<Unit, 'holidays' | 'extra_working_days' | 'special_hours'>;
const onDays = (...dates: string[]): { date: string }[] => dates.map((date) => ({ date }));
const noDays: Days = { holidays: [], extra_working_days: [], special_hours: [] };

/** Days of the month that are not like those of their week. */
const daysOfTheMonth: Readonly<Record<string, Partial<Days>>> = {
  london: { holidays: onDays('2027-03-26', '2027-03-29') },
  'new-york': { special_hours: [{ date: '2027-03-26', hours: [{ from: '08:30', to: '13:00' }] }] },
  sydney: { holidays: onDays('2027-03-26', '2027-03-29') },
  mumbai: { holidays: onDays('2027-03-22') },
  // The Saturday makes up for a day off.
  beijing: { holidays: onDays('2027-04-05', '2027-04-06'), extra_working_days: onDays('2027-04-03') },
  riyadh: { holidays: onDays('2027-03-09', '2027-03-10', '2027-03-11') },
  casablanca: { holidays: onDays('2027-03-10') },
};
const units: readonly Unit[] = territories.map((id) => {
  const { holidays, extra_working_days, special_hours, ...unit } = officeNamed(id);
  const days = { ...noDays, ...daysOfTheMonth[id] };
  return {
    ...{ ...unit, crm_regions: [id] },
    holidays: [...holidays, ...days.holidays],
    extra_working_days: [...extra_working_days, ...days.extra_working_days],
    special_hours: [...special_hours, ...days.special_hours],
  };
});

/** One office gets other hours and loses its free days, one a shorter week, one other days; headquarters stays as it is. */
const otherwise: readonly ((unit: Unit) => Unit)[] = [
  (unit) => ({
    ...unit,
    holidays: [],
    working_hours: [
      { from: '07:15', to: '11:00' },
      { from: '11:45', to: '16:15' },
    ],
  }),
  (unit) => ({ ...unit, working_days: ['mon', 'tue', 'wed', 'thu'] }),
  (unit) => ({
    ...unit,
    holidays: onDays('2027-03-12', '2027-03-17', '2027-03-31'),
    extra_working_days: onDays('2027-03-20'),
    special_hours: [{ date: '2027-03-24', hours: [{ from: '10:00', to: '12:30' }] }],
  }),
];

export const company: OrganisationFile = {
  version: 1,
  company: { name: 'Veridian Systems', currency: 'USD', industries, products },
  roles: {},
  units: [headquarters, ...units],
  people: [
    person(boss, 'hq', ['sales_manager', 'administrator'], null),
    ...territories.flatMap((id) => [
      person(`${id}-manager`, id, ['sales_manager'], boss),
      person(`${id}-leads`, id, ['lead_manager'], boss),
      ...sellersOf(id).map((seller) => person(seller, id, ['AR'], `${id}-manager`)),
    ]),
  ],
  ...{ teams: [], pools: [] },
};

/** The same people at other times of work. */
export const companyLater: OrganisationFile = {
  ...company,
  units: [headquarters, ...units.map((unit, index) => otherwise[index % otherwise.length]?.(unit) ?? unit)],
};

function officeNamed(id: string): (typeof manyOffices)[number] {
  const found = manyOffices.find((unit) => unit.id === id);
  if (found === undefined) throw new Error(`There is no office ${id}.`);
  return found;
}

/** The minutes of all offices, counted. @param from a full hour; epoch milliseconds, as `to` */
export const countedOffices = (file: OrganisationFile, from: number, to: number): Offices =>
  new Map(file.units.map((unit) => [unit.id, minutesOf(unit, from, to)]));
