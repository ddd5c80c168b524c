// What happens to a lead that is not complete, or that may be another's duplicate?
import { undecided } from '../../domain/lead.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import type { Act, Scene } from '../life.ts';
import { actBy, managerFor, whoKnows } from './people.ts';

export const nextInObtain = (scene: Scene): Act | null => {
  const { lead, life } = scene;
  const [suspect] = undecided(lead);
  const { chance } = life;
  if (suspect === undefined)
    return actBy(scene, whoKnows(scene, 'EnrichLead'), chance.between(2, 30), complete);
  const isNew = life.done.merges === 0 && chance.happens(0.75);
  return isNew
    ? actBy(scene, managerFor(scene, 'MergeLead'), chance.between(2, 30), (then, personId) => {
        life.done.merges += 1;
        give(then, personId, { type: 'MergeLead', input: { intoLeadId: suspect.leadId } });
      })
    : actBy(scene, managerFor(scene, 'DismissDuplicate'), chance.between(2, 30), (then, personId) =>
        give(then, personId, {
          type: 'DismissDuplicate',
          input: { otherLeadId: suspect.leadId, note: 'Asked the customer: another site, another need.' },
        }),
      );
};

const give = ({ world, life, now }: Scene, personId: string, command: OpenCommand): void =>
  void world.give(life, personId, [command], now);

/** The submitter asks once more and tells what was missing. */
const complete = (scene: Scene, personId: string): void => {
  const { lead, life, now, world } = scene;
  const { products } = world.company;
  const [counterpart] = life.prospect.people;
  give(scene, personId, {
    type: 'EnrichLead',
    input: {
      ...{ customer: null, channel: null, contacts: [], counterpartContactId: null, amount: null },
      ...{ expectedDecisionOn: null, routing: null },
      need:
        lead.need === null
          ? {
              needId: `need-${lead.leadId}-${String(now)}`,
              ...{ text: 'They order by hand and want to stop.', statedBy: 'customer', novelty: [] },
              product: products.length === 0 ? null : life.chance.oneOf(products),
              complexity: 'complex',
            }
          : null,
      informant:
        lead.informant.relation === null
          ? { relation: 'involved_without_influence', contactId: counterpart.contactId }
          : null,
    },
  });
};
