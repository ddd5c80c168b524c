// In which company does a month of leads pass? An office of every kind of working time, two sellers and a manager in each.
import type { OrganisationFile } from '../../doors/organisation/organisation-file.ts';
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

export const company: OrganisationFile = {
  version: 1,
  company: { name: 'Veridian Systems', currency: 'USD', industries, products },
  roles: {},
  units: [headquarters, ...territories.map((id) => ({ ...officeNamed(id), crm_regions: [id] }))],
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

function officeNamed(id: string): (typeof manyOffices)[number] {
  const found = manyOffices.find((unit) => unit.id === id);
  if (found === undefined) throw new Error(`There is no office ${id}.`);
  return found;
}

/** The minutes of all offices, counted. @param from a full hour; epoch milliseconds, as `to` */
export const countedOffices = (from: number, to: number): Offices =>
  new Map(company.units.map((unit) => [unit.id, minutesOf(unit, from, to)]));
