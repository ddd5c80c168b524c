// Is one count told to all who reach the same offices, and never to somebody who reaches others?
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Caller } from '../../api/callers/caller.ts';
import { counting } from '../../api/counting.ts';
import type { Handling } from '../../api/route.ts';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { reachOf } from '../../doors/sight.ts';

const written = readOrganisation(
  await readFile(new URL('../../examples/org.yaml', import.meta.url), 'utf8'),
  'org.yaml',
);
const organisation = organisationInMemory(written, new Date());
const people = [...organisation.people.values()].filter(({ active }) => active);

const callerFor = (personId: string): Caller => ({
  ...{ asker: { kind: 'person', personId, within: null }, through: 'session', allows: ['read'] },
});
const world = { engine: { organisation: async () => organisation } } as unknown as Handling['world'];

test('as many counts are made as there are reaches, however many ask at once', async () => {
  let counts = 0;
  const route = counting({
    ...{ path: '/v1/reports/any', needs: 'report', name: 'getAny', tag: 'Reports', summary: 'Any.' },
    params: z.object({}),
    query: z.object({ tier: z.string().optional() }),
    answer: z.object({ offices: z.array(z.string()).readonly().nullable(), tier: z.string().nullable() }),
    give: async ({ caller, query: { tier = null } }) => {
      counts += 1;
      return { offices: reachOf(organisation, caller.asker, 'report').offices, tier };
    },
  });
  const asked = (personId: string, query: object): Promise<unknown> =>
    route.handle({
      ...{ world, caller: callerFor(personId) },
      ...({ request: { params: {}, query }, reply: null } as unknown as Pick<Handling, 'request' | 'reply'>),
    });
  const questions = people.flatMap(({ personId }) =>
    [{}, { tier: 'region' }].map((query) => ({ personId, query })),
  );
  const answers = await Promise.all(questions.map(({ personId, query }) => asked(personId, query)));
  for (const [index, { personId, query }] of questions.entries()) {
    const { offices } = reachOf(organisation, callerFor(personId).asker, 'report');
    expect(answers[index]).toEqual({ offices, tier: 'tier' in query ? query.tier : null });
  }
  const reaches = new Set(
    people.map(({ personId }) =>
      JSON.stringify(reachOf(organisation, callerFor(personId).asker, 'report').offices),
    ),
  );
  expect(reaches.size).toBeGreaterThan(3);
  expect(counts).toBe(2 * reaches.size);
});
