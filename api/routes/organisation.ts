// Which offices and people are there?
import { z } from 'zod';
import { isAbsent } from '../../doors/organisation/organisation.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

const Organisation = z
  .object({
    offices: z
      .array(
        z.object({
          ...{ officeId: z.string(), name: z.string(), tier: z.string(), timeZone: z.string() },
          above: z.string().nullable().describe('The office above it; null for headquarters.'),
          territories: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    people: z
      .array(
        z.object({
          ...{ personId: z.string(), name: z.string(), officeId: z.string() },
          managerId: z.string().nullable(),
          roles: z.array(z.string()).readonly(),
          industries: z.array(z.string()).readonly(),
          products: z.array(z.string()).readonly(),
          ...{ openLeads: z.number(), openVerifications: z.number() },
          ...{ active: z.boolean(), absent: z.boolean() },
        }),
      )
      .readonly(),
    teams: z
      .array(
        z.object({
          ...{ teamId: z.string(), officeId: z.string(), name: z.string() },
          members: z.array(z.object({ personId: z.string(), role: z.string() })).readonly(),
        }),
      )
      .readonly(),
    pools: z
      .array(
        z.object({
          ...{ poolId: z.string(), officeId: z.string(), name: z.string() },
          industries: z.array(z.string()).readonly(),
          products: z.array(z.string()).readonly(),
          members: z.array(z.string()).readonly().describe('Who alone may claim; empty: everybody who fits.'),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Organisation', description: 'Offices, people, teams and claim pools.' });

const organisation = reading({
  ...{ path: '/v1/organisation', needs: 'organisation', name: 'getOrganisation', tag: 'Organisation' },
  summary: 'Which offices are there, under which others, and who works where',
  params: z.object({}),
  query: z.strictObject({}),
  answer: Organisation,
  give: async ({ world: { engine } }) => {
    const { offices, people, teams, pools } = await engine.organisation();
    const now = engine.now();
    return {
      offices: [...offices.values()].map(({ officeId, name, tier, path, timeZone, territories }) => ({
        ...{ officeId, name, tier, timeZone, territories, above: path[1] ?? null },
      })),
      people: [...people.values()].map((person) => ({
        ...{ personId: person.personId, name: person.name, officeId: person.officeId },
        ...{ managerId: person.managerId, roles: person.roles, industries: person.industries },
        ...{ products: person.products, openLeads: person.openLeads },
        ...{ openVerifications: person.openVerifications, active: person.active },
        absent: isAbsent(person, now),
      })),
      ...{ teams, pools },
    };
  },
});

export const organisationRoutes: readonly Route[] = [organisation];
