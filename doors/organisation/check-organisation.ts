// Does an organisation hold together? Every mistake at its place in the file, with what to do.
import { didYouMean } from '../nearest-word.ts';
import type { Mistake } from '../file-mistakes.ts';
import type { Path } from '../field-path.ts';
import type { YamlFile } from '../yaml-file.ts';
import { isTimeZone } from '../time-zone.ts';
import { checkArrangements } from './check-arrangements.ts';
import { minutesOf } from './compile-calendar.ts';
import { publicPlaces } from './public-holidays.ts';
import type { OrganisationFile, Unit } from './organisation-file.ts';

type Tell = (path: Path, message: string) => void;

/** All mistakes that no single field shows: ids, the tree of units, managers, times, expertise. */
export const organisationMistakes = ({ value, mistake }: YamlFile<OrganisationFile>): Mistake[] => {
  const mistakes: Mistake[] = [];
  const tell: Tell = (path, message) => void mistakes.push(mistake(path, message));
  checkIds(value, tell);
  checkTree(value.units, tell);
  value.units.forEach((unit, index) => {
    checkTimes(unit, ['units', index], tell);
    checkDays(unit, ['units', index], tell);
    checkPublicPlace(unit, ['units', index, 'public_holidays'], tell);
  });
  checkPeople(value, tell);
  checkArrangements(value, tell);
  return mistakes;
};

const checkIds = ({ units, people }: OrganisationFile, tell: Tell): void => {
  tellRepeated(
    units,
    (unit) => unit.id,
    (index) => ['units', index, 'id'],
    tell,
  );
  tellRepeated(
    people,
    (person) => person.id,
    (index) => ['people', index, 'id'],
    tell,
  );
  tellRepeated(
    people,
    (person) => person.crm_owner_id,
    (index) => ['people', index, 'crm_owner_id'],
    tell,
  );
};

const tellRepeated = <Entry>(
  entries: readonly Entry[],
  idOf: (entry: Entry) => string | undefined,
  pathOf: (index: number) => Path,
  tell: Tell,
): void => {
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    const id = idOf(entry);
    if (id === undefined) return;
    if (seen.has(id)) tell(pathOf(index), `"${id}" stands here a second time: give each its own.`);
    seen.add(id);
  });
};

const tierAbove: Readonly<Record<Unit['kind'], readonly Unit['kind'][]>> = {
  headquarters: [],
  region: ['headquarters'],
  rep_office: ['region', 'headquarters'],
};

const checkTree = (units: readonly Unit[], tell: Tell): void => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const roots = units.filter(({ kind }) => kind === 'headquarters');
  if (roots.length !== 1)
    tell(
      ['units'],
      `There must be one unit of kind headquarters, not ${roots.length}: every lead needs a last tier.`,
    );
  units.forEach((unit, index) => {
    const path: Path = ['units', index, 'parent'];
    if (unit.parent === null) {
      if (unit.kind !== 'headquarters')
        tell(
          path,
          `"${unit.id}" has no parent: name the unit above it (${tierAbove[unit.kind].join(' or ')}).`,
        );
      return;
    }
    const parent = byId.get(unit.parent);
    if (parent === undefined)
      return tell(
        path,
        `There is no unit "${unit.parent}".${didYouMean(unit.parent, byId.keys())} Add it, or name another parent.`,
      );
    if (goesRound(unit, byId))
      return tell(path, `"${unit.id}" lies above itself: let its parent be nearer to headquarters.`);
    if (!tierAbove[unit.kind].includes(parent.kind))
      tell(
        path,
        `A unit of kind ${unit.kind} cannot lie under "${parent.id}", which is a ${parent.kind}: ${unit.kind === 'headquarters' ? 'write null' : `choose a ${tierAbove[unit.kind].join(' or ')}`}.`,
      );
  });
};

const goesRound = (unit: Unit, byId: ReadonlyMap<string, Unit>): boolean => {
  const above = new Set<string>();
  for (let at: Unit | undefined = unit; at !== undefined; at = byId.get(at.parent ?? '')) {
    if (above.has(at.id)) return at.id === unit.id;
    above.add(at.id);
  }
  return false;
};

const checkTimes = (unit: Unit, path: Path, tell: Tell): void => {
  if (!isTimeZone(unit.time_zone))
    tell(
      [...path, 'time_zone'],
      `"${unit.time_zone}" is no time zone.${didYouMean(unit.time_zone, Intl.supportedValuesOf('timeZone'))} Write an IANA name, like Europe/London.`,
    );
  checkSpans(unit.working_hours, [...path, 'working_hours'], tell);
  unit.special_hours.forEach(({ hours }, index) => {
    checkSpans(hours, [...path, 'special_hours', index, 'hours'], tell);
  });
};

const checkSpans = (spans: Unit['working_hours'], path: Path, tell: Tell): void => {
  let end = -1;
  spans.forEach(({ from, to }, index) => {
    const at: Path = [...path, index];
    if (minutesOf(to) <= minutesOf(from))
      tell(
        at,
        `Working hours from ${from} to ${to} end before they begin: a shift over midnight is two spans, to "24:00" and from "00:00".`,
      );
    else if (minutesOf(from) < end)
      tell(at, `Working hours from ${from} overlap the span before: put them in order and part them.`);
    end = Math.max(end, minutesOf(to));
  });
};

const dayLists = {
  holidays: 'a holiday',
  extra_working_days: 'an extra working day',
  special_hours: 'a day with special hours',
} as const;

/** A date is told once: which of two words about it holds, nobody should have to know. */
const checkDays = (unit: Unit, path: Path, tell: Tell): void => {
  const told = new Map<string, string>();
  for (const [list, what] of Object.entries(dayLists))
    unit[list as keyof typeof dayLists].forEach(({ date }, index) => {
      const before = told.get(date);
      if (before === undefined) told.set(date, what);
      else if (before === what)
        tell([...path, list, index], `${date} stands here a second time: keep one of the two.`);
      else
        tell(
          [...path, list, index],
          `${date} is ${before} and ${what} of "${unit.id}": keep one of the two.`,
        );
    });
};

const checkPublicPlace = ({ public_holidays: place }: Unit, path: Path, tell: Tell): void => {
  if (place === null) return;
  const { country, region } = place;
  const countries = publicPlaces(null);
  if (!Object.hasOwn(countries, country))
    return tell(
      [...path, 'country'],
      `No public holidays are known of "${country}". ${sameName(country, countries)}Name another country, or leave public_holidays out and list the days.`,
    );
  if (region === null) return;
  const regions = publicPlaces(country);
  if (!Object.hasOwn(regions, region))
    tell(
      [...path, 'region'],
      Object.keys(regions).length === 0
        ? `${country} has no regions with holidays of their own: leave the region out.`
        : `${country} has no region "${region}".${didYouMean(region, Object.keys(regions))} Known: ${Object.keys(regions).join(', ')}.`,
    );
};

/** Codes of two letters are near to everything: only those that begin alike are worth naming. */
const sameName = (code: string, places: Readonly<Record<string, string>>): string => {
  const near = Object.entries(places).filter(([known]) => known[0] === code[0]);
  return near.length === 0
    ? ''
    : `Known are ${near.map(([known, name]) => `${known} (${name})`).join(', ')}. `;
};

const checkPeople = ({ units, people, company }: OrganisationFile, tell: Tell): void => {
  const unitIds = new Set(units.map(({ id }) => id));
  const byId = new Map(people.map((person) => [person.id, person]));
  people.forEach((person, index) => {
    const path: Path = ['people', index];
    if (!unitIds.has(person.unit))
      tell(
        [...path, 'unit'],
        `There is no unit "${person.unit}".${didYouMean(person.unit, unitIds)} Add it, or name another.`,
      );
    if (person.manager !== null && !byId.has(person.manager))
      tell(
        [...path, 'manager'],
        `There is no person "${person.manager}".${didYouMean(person.manager, byId.keys())} Add them, or write null.`,
      );
    else if (managesThemselves(person.id, byId))
      tell(
        [...path, 'manager'],
        `"${person.id}" is their own manager, directly or by others: let the line end at somebody without one.`,
      );
    for (const field of ['industries', 'products'] as const)
      person.expertise[field].forEach((word, at) => {
        if (!company[field].includes(word))
          tell(
            [...path, 'expertise', field, at],
            `The company has no ${field === 'products' ? 'product' : 'industry'} "${word}".${didYouMean(word, company[field])} Known: ${company[field].join(', ')}.`,
          );
      });
  });
};

const managesThemselves = (
  personId: string,
  byId: ReadonlyMap<string, { readonly manager: string | null }>,
): boolean => {
  const line = new Set<string>();
  for (let at: string | null = personId; at !== null && !line.has(at); at = byId.get(at)?.manager ?? null) {
    line.add(at);
    if (byId.get(at)?.manager === personId) return true;
  }
  return false;
};
