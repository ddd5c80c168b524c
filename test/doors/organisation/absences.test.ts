// When is somebody away, who is there for them, and what does a file say wrongly about it?
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileMistakes } from '../../../doors/file-mistakes.ts';
import { awayOf, isAway, standsInForThemselves } from '../../../doors/organisation/absences.ts';
import type { Away } from '../../../doors/organisation/absences.ts';
import { isAbsent, presentFor } from '../../../doors/organisation/organisation.ts';
import type { Organisation } from '../../../doors/organisation/organisation.ts';
import { organisationInMemory } from '../../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../../doors/organisation/read-organisation.ts';

const example = readFileSync(new URL('../../../examples/org.yaml', import.meta.url), 'utf8');
const away = (personId: string, from: number, until: number | null, deputyId: string | null): Away => ({
  ...{ personId, from, until, deputyId },
});

/** The example with lines of its own for some people, and more at its end. */
const withLines = (lines: Readonly<Record<string, string>>, atTheEnd = ''): string =>
  Object.entries(lines).reduce(
    (source, [personId, line]) =>
      source.replace(`  - id: ${personId}\n`, `  - id: ${personId}\n    ${line}\n`),
    example,
  ) + atTheEnd;
const mistakesOf = (source: string): string => {
  try {
    readOrganisation(source, 'org.yaml');
  } catch (error) {
    if (error instanceof FileMistakes) return error.message;
    throw error;
  }
  return 'none';
};

describe('an absence', () => {
  test('is whole days of the office, also over a change of its clock', () => {
    const absence = { from: '2026-03-07', until: '2026-03-08', deputy: null };
    expect(awayOf('ada', absence, 'America/New_York')).toMatchObject({
      from: Date.parse('2026-03-07T05:00:00Z'),
      until: Date.parse('2026-03-09T04:00:00Z'),
    });
  });

  test('may begin and end at instants', () => {
    const absence = { from: '2026-03-07T12:00:00+01:00', until: null, deputy: null };
    expect(awayOf('ada', absence, 'Asia/Tokyo')).toMatchObject({
      from: Date.parse('2026-03-07T11:00:00Z'),
      until: null,
    });
  });
});

describe('those who stand in', () => {
  test('may do so for each other in turn, but not in a circle at the same time', () => {
    const inTurn = [away('ada', 0, 10, 'ben'), away('ben', 10, 20, 'ada')];
    const atOnce = [away('ada', 0, 10, 'ben'), away('ben', 9, 20, 'ada')];
    expect(inTurn.map((one) => standsInForThemselves(one, inTurn))).toEqual([false, false]);
    expect(atOnce.map((one) => standsInForThemselves(one, atOnce))).toEqual([true, true]);
  });

  test('are told as a circle exactly where one closes at some instant', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd');
    const one = fc.record({
      personId: person,
      from: fc.integer({ min: 0, max: 8 }),
      days: fc.integer({ min: 1, max: 6 }),
      deputyId: person,
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { maxLength: 4, selector: ({ personId }) => personId }), (told) => {
        const all = told.map(({ personId, from, days, deputyId }) =>
          away(personId, from, from + days, deputyId),
        );
        const closesAt = (begun: Away, at: number): boolean => {
          let next = isAway(begun, at) ? begun.deputyId : null;
          for (let steps = 0; steps < 5 && next !== null && next !== begun.personId; steps += 1)
            next = all.find(({ personId }) => personId === next)?.deputyId ?? null;
          return next === begun.personId;
        };
        const heldUp = (begun: Away, at: number): boolean => {
          // Everybody on the way must be away at that instant.
          let next: Away | undefined = begun;
          for (let steps = 0; steps < 5; steps += 1) {
            if (next === undefined || !isAway(next, at)) return false;
            const { deputyId }: Away = next;
            if (deputyId === begun.personId) return true;
            next = all.find(({ personId }) => personId === deputyId);
          }
          return false;
        };
        for (const begun of all) {
          const circle = Array.from({ length: 15 }, (_, at) => at).some(
            (at) => closesAt(begun, at) && heldUp(begun, at),
          );
          expect(standsInForThemselves(begun, all)).toBe(circle);
        }
      }),
    );
  });
});

describe('who is there for somebody', () => {
  const base = organisationInMemory(readOrganisation(example, 'org.yaml'), new Date('2026-01-05T00:00:00Z'));
  const withAbsences = (...absences: Away[]): Organisation => ({
    ...base,
    people: new Map(
      [...base.people].map(([id, person]) => [
        id,
        { ...person, absences: absences.filter(({ personId }) => personId === id) },
      ]),
    ),
  });
  const there = (organisation: Organisation, personId: string): string | null =>
    presentFor(organisation, personId, 5)?.personId ?? null;

  test('is themself, else their deputy, else their manager', () => {
    expect(there(base, 'grace-chen')).toBe('grace-chen');
    expect(there(withAbsences(away('grace-chen', 0, 10, 'daniel-murphy')), 'grace-chen')).toBe(
      'daniel-murphy',
    );
    const both = withAbsences(
      away('grace-chen', 0, 10, 'daniel-murphy'),
      away('daniel-murphy', 0, null, null),
    );
    const manager = base.people.get('daniel-murphy')?.managerId;
    expect(there(both, 'grace-chen')).toBe(manager);
    expect(there(withAbsences(away('grace-chen', 0, 5, 'daniel-murphy')), 'grace-chen')).toBe('grace-chen');
  });

  test('is found or is nobody, whoever is away', () => {
    const ids = [...base.people.keys()];
    const absence = fc.record({
      personId: fc.constantFrom(...ids),
      deputyId: fc.option(fc.constantFrom(...ids)),
    });
    fc.assert(
      fc.property(fc.array(absence, { maxLength: 40 }), fc.constantFrom(...ids), (told, asked) => {
        const organisation = withAbsences(
          ...told.map(({ personId, deputyId }) => away(personId, 0, null, deputyId)),
        );
        const found = presentFor(organisation, asked, 5);
        expect(found === null || !isAbsent(found, 5)).toBe(true);
      }),
    );
  });
});

describe.each([
  [
    'a deputy who is nobody',
    { 'grace-chen': `absences: [{ from: '2026-08-03', deputy: daniel-murfy }]` },
    '',
    /no person "daniel-murfy"\. Did you mean "daniel-murphy"\?/,
  ],
  [
    'oneself as deputy',
    { 'grace-chen': `absences: [{ from: '2026-08-03', deputy: grace-chen }]` },
    '',
    /cannot stand in for themself/,
  ],
  [
    'an end before the beginning',
    { 'grace-chen': `absences: [{ from: '2026-08-03', until: '2026-08-01' }]` },
    '',
    /ends before it begins/,
  ],
  [
    'two absences at once',
    { 'grace-chen': `absences: [{ from: '2026-08-03' }, { from: '2026-09-03' }]` },
    '',
    /is away already in this time/,
  ],
  [
    'a circle of deputies',
    {
      'grace-chen': `absences: [{ from: '2026-08-03', deputy: daniel-murphy }]`,
      'daniel-murphy': `absences: [{ from: '2026-08-05', until: '2026-08-06', deputy: grace-chen }]`,
    },
    '',
    /stand in for each other in a circle/,
  ],
  ['a day that is none', { 'grace-chen': `absences: [{ from: 'monday' }]` }, '', /absences\[0\]\.from/],
  [
    'a team of strangers',
    {},
    `teams:\n  - { id: t, name: T, unit: hq, members: [{ person: grace-shen, role: AR }] }\n`,
    /no person "grace-shen"\. Did you mean "grace-chen"\?/,
  ],
  [
    'a role that a member does not have',
    {},
    `teams:\n  - { id: t, name: T, unit: hq, members: [{ person: grace-chen, role: analyst }] }\n`,
    /"grace-chen" is no analyst/,
  ],
  [
    'a team of no unit',
    {},
    `teams:\n  - { id: t, name: T, unit: hg, members: [{ person: grace-chen, role: AR }] }\n`,
    /no unit "hg"\. Did you mean "hq"\?/,
  ],
  [
    'a pool that a member could not claim from',
    {},
    `pools:\n  - { id: p, name: P, unit: office-shenzhen, members: [grace-chen] }\n`,
    /does not lie under office-shenzhen/,
  ],
  [
    'a pool about nothing of the company',
    {},
    `pools:\n  - { id: p, name: P, unit: hq, industries: [telecon] }\n`,
    /no industry "telecon"\. Did you mean "telecom"\?/,
  ],
])('%s', (_, lines, atTheEnd, sentence) => {
  test('is told with line and column', () => {
    const message = mistakesOf(withLines(lines, atTheEnd));
    expect(message).toMatch(sentence);
    expect(message).toMatch(/^org\.yaml:\d+:\d+ /);
  });
});

test('absences, teams and pools that hold together are taken', () => {
  const source = withLines(
    { 'grace-chen': `absences: [{ from: '2026-08-03', until: '2026-08-14', deputy: daniel-murphy }]` },
    `teams:\n  - { id: t, name: T, unit: office-boston, members: [{ person: grace-chen, role: AR }] }\npools:\n  - { id: p, name: P, unit: region-americas, products: [Veridian Procure], members: [grace-chen] }\n`,
  );
  expect(mistakesOf(source)).toBe('none');
});
