// `leadcycle load`: who has how many leads, of how many they can keep?
import type { Command } from 'commander';
import { loadOf } from '../../doors/load.ts';
import type { PersonLoad } from '../../doors/load.ts';
import { addCommand, print } from '../answer.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { withReadSide } from '../with-engine.ts';

interface Options {
  readonly office?: string;
  readonly json?: boolean;
}

export const addLoadCommand = (program: Command): void => {
  addCommand(program, 'load', 'open leads of everybody against what they can keep, by office')
    .option('--office <id>', 'an office and all below it')
    .action(show);
};

const show = async ({ office, json }: Options): Promise<void> => {
  const people = await withReadSide(async (side) =>
    loadOf(side.pool, await side.organisation(), { officeId: office ?? null, at: Date.now() }),
  );
  const offices = [...new Set(people.map(({ officeId }) => officeId))].map((officeId) =>
    sumOf(
      officeId,
      people.filter((person) => person.officeId === officeId),
    ),
  );
  print({ json: { offices, people }, text: () => inWords(offices, people) }, { json });
};

interface OfficeLoad {
  readonly officeId: string;
  readonly people: number;
  readonly owned: number;
  readonly held: number;
  readonly capacity: number;
  readonly over: number;
}

const sumOf = (officeId: string, people: readonly PersonLoad[]): OfficeLoad => {
  const sum = (of: 'owned' | 'held' | 'capacity'): number =>
    people.reduce((all, person) => all + person[of], 0);
  const over = people.filter(({ standing }) => standing === 'over').length;
  return {
    officeId,
    people: people.length,
    owned: sum('owned'),
    held: sum('held'),
    capacity: sum('capacity'),
    over,
  };
};

const inWords = (offices: readonly OfficeLoad[], people: readonly PersonLoad[]): string => {
  if (people.length === 0) return 'Nobody here takes leads, and nobody has any.';
  const rows = offices.flatMap((office): Cell[][] => [
    [
      office.officeId,
      `${office.people} people`,
      ...figures(office),
      office.over > 0 ? `${office.over} over capacity` : '',
    ],
    ...people
      .filter(({ officeId }) => officeId === office.officeId)
      .map((person): Cell[] => ['', person.personId, ...figures(person), remark(person)]),
  ]);
  return table(['office', 'person', 'owned', 'held', 'capacity', 'share', ''], rows);
};

const figures = ({ owned, held, capacity }: Pick<PersonLoad, 'owned' | 'held' | 'capacity'>): Cell[] => [
  ...[owned, held, capacity],
  capacity === 0 ? null : `${String(Math.round((100 * (owned + held)) / capacity))} %`,
];

const remark = ({ standing, state }: PersonLoad): string =>
  [
    ...(standing === 'over' ? ['over capacity'] : standing === 'full' ? ['full'] : []),
    ...(state === 'absent' ? ['away'] : state === 'left' ? ['has left'] : []),
  ].join(', ');
