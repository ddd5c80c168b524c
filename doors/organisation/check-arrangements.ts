// Do absences, teams and pools of an organisation hold together? Every mistake at its place, with what to do.
import type { Path } from '../field-path.ts';
import { didYouMean } from '../nearest-word.ts';
import { isTimeZone } from '../time-zone.ts';
import { awayOf, overlaps, standsInForThemselves } from './absences.ts';
import type { Away } from './absences.ts';
import type { OrganisationFile, Person } from './organisation-file.ts';

type Tell = (path: Path, message: string) => void;

/** All that is told of people's absences, of teams and of pools, and does not fit the rest of the file. */
export const checkArrangements = (file: OrganisationFile, tell: Tell): void => {
  checkAbsences(file, tell);
  checkTeams(file, tell);
  checkPools(file, tell);
};

interface Told {
  readonly away: Away;
  readonly path: Path;
}

const checkAbsences = ({ people, units }: OrganisationFile, tell: Tell): void => {
  const zones = new Map(units.map((unit) => [unit.id, unit.time_zone]));
  const ids = people.map(({ id }) => id);
  const told = people.flatMap((person, index): Told[] => {
    const zone = zones.get(person.unit);
    if (zone === undefined || !isTimeZone(zone)) return []; // told as a mistake of its own
    return person.absences.map((absence, at) => ({
      away: awayOf(person.id, absence, zone),
      path: ['people', index, 'absences', at],
    }));
  });
  const all = told.map(({ away }) => away);
  told.forEach(({ away, path }, index) => {
    const { personId, from, until, deputyId } = away;
    if (until !== null && until <= from)
      tell([...path, 'until'], 'This absence ends before it begins: put the later day after "until".');
    if (told.slice(0, index).some((other) => other.away.personId === personId && overlaps(other.away, away)))
      tell(path, `"${personId}" is away already in this time: join the two absences, or part them.`);
    if (deputyId === null) return;
    const at: Path = [...path, 'deputy'];
    if (deputyId === personId)
      tell(at, `"${personId}" cannot stand in for themself: name somebody else, or write null.`);
    else if (!ids.includes(deputyId))
      tell(
        at,
        `There is no person "${deputyId}".${didYouMean(deputyId, ids)} Name one of the people, or null.`,
      );
    else if (standsInForThemselves(away, all))
      tell(
        at,
        `"${personId}" and their deputies are away at the same time and stand in for each other in a circle: let one of them name somebody who is there.`,
      );
  });
};

const checkTeams = ({ teams, units, people }: OrganisationFile, tell: Tell): void => {
  const byId = new Map(people.map((person) => [person.id, person]));
  checkNames(teams, 'teams', units, tell);
  teams.forEach(({ id, members }, index) => {
    members.forEach(({ person, role }, place) => {
      const path: Path = ['teams', index, 'members', place];
      const known = knownPerson(byId, person, [...path, 'person'], tell);
      if (known !== null && !known.roles.includes(role))
        tell(
          [...path, 'role'],
          `"${person}" is no ${role}: choose one of their roles (${known.roles.join(', ')}), or give them this one.`,
        );
      if (members.findIndex((other) => other.person === person && other.role === role) < place)
        tell(path, `"${person}" is ${role} of "${id}" a second time: keep one of the two.`);
    });
  });
};

const checkPools = ({ pools, units, people, company }: OrganisationFile, tell: Tell): void => {
  const byId = new Map(people.map((person) => [person.id, person]));
  checkNames(pools, 'pools', units, tell);
  const paths = new Map(units.map(({ id, parent }) => [id, parent]));
  pools.forEach((pool, index) => {
    for (const field of ['industries', 'products'] as const)
      pool[field].forEach((word, at) => {
        if (!company[field].includes(word))
          tell(
            ['pools', index, field, at],
            `The company has no ${field === 'products' ? 'product' : 'industry'} "${word}".${didYouMean(word, company[field])} Known: ${company[field].join(', ')}.`,
          );
      });
    pool.members.forEach((person, at) => {
      const path: Path = ['pools', index, 'members', at];
      const known = knownPerson(byId, person, path, tell);
      if (known !== null && !liesUnder(known.unit, pool.unit, paths))
        tell(
          path,
          `"${person}" is of ${known.unit}, which does not lie under ${pool.unit}: they could claim nothing there. Take them out, or choose a pool above them.`,
        );
    });
  });
};

const checkNames = (
  entries: readonly { readonly id: string; readonly unit: string }[],
  list: 'teams' | 'pools',
  units: OrganisationFile['units'],
  tell: Tell,
): void => {
  const unitIds = units.map(({ id }) => id);
  entries.forEach(({ id, unit }, index) => {
    if (entries.findIndex((other) => other.id === id) < index)
      tell([list, index, 'id'], `"${id}" stands here a second time: give each its own.`);
    if (!unitIds.includes(unit))
      tell(
        [list, index, 'unit'],
        `There is no unit "${unit}".${didYouMean(unit, unitIds)} Add it, or name another.`,
      );
  });
};

const knownPerson = (
  byId: ReadonlyMap<string, Person>,
  personId: string,
  path: Path,
  tell: Tell,
): Person | null => {
  const person = byId.get(personId);
  if (person === undefined)
    tell(
      path,
      `There is no person "${personId}".${didYouMean(personId, byId.keys())} Add them, or name another.`,
    );
  return person ?? null;
};

/** Ends also in a tree that goes round: no path is longer than there are units. */
const liesUnder = (unit: string, above: string, parents: ReadonlyMap<string, string | null>): boolean => {
  let at: string | null = unit;
  for (let steps = 0; at !== null && steps <= parents.size; steps += 1) {
    if (at === above) return true;
    at = parents.get(at) ?? null;
  }
  return false;
};
