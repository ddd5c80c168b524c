// Whom do published playbooks name who is not there any more? Publishing refused such names; people and webhooks go later.
import type pg from 'pg';
import type { Playbook } from '../../domain/playbook.ts';
import { knownReceivers, unknownReceiver } from './named-receivers.ts';
import type { KnownReceivers } from './named-receivers.ts';
import { nameIn, namingWords } from './receiver-words.ts';

/** Those that new leads begin with; a playbook that names nobody who has gone is to be adopted by older ones anyway. */
const findLatest = `
  select distinct on (name) name, version, compiled -> 'clocks' as clocks
    from leadcycle.playbook order by name, version desc`;

/**
 * A sentence for each name, once a clock; empty where all are there.
 * @param leaving people who are still there, and soon are not
 */
export const missingReceivers = async (
  pool: pg.Pool,
  leaving: readonly string[],
): Promise<readonly string[]> => {
  const known = without(leaving, await knownReceivers(pool));
  const { rows } = await pool.query<Pick<Playbook, 'name' | 'version' | 'clocks'>>(findLatest);
  return rows.flatMap(({ name, version, clocks }) =>
    Object.entries(clocks).flatMap(([clock, { steps }]) =>
      namingWords(steps).flatMap((word) => {
        const named = nameIn(word);
        const mistake = named === null ? null : unknownReceiver(named, known);
        return mistake === null
          ? []
          : [`The playbook ${name}@${String(version)} tells ${word} of its clock ${clock}. ${mistake}`];
      }),
    ),
  );
};

const without = (leaving: readonly string[], known: KnownReceivers): KnownReceivers => {
  const people = new Map(known.organisation.people);
  for (const personId of leaving) {
    const person = people.get(personId);
    if (person !== undefined) people.set(personId, { ...person, active: false });
  }
  return { ...known, organisation: { ...known.organisation, people } };
};
