// Which lead do the doors' tests tell of? One of Boston, obtained by Grace Chen, small enough to need no verification.
import { randomUUID } from 'node:crypto';
import type { Engine } from '../../doors/engine.ts';
import { send } from '../../doors/lead-door.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { actorOf, officeRouting, ownerOf, personRef } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Receipt } from '../../events/commands/batch.ts';

type Obtain = Extract<OpenCommand, { type: 'ObtainLead' }>['input'];

export const obtainLead = (organisation: Organisation, over: Partial<Obtain> = {}): OpenCommand => ({
  type: 'ObtainLead',
  input: {
    submitter: personRef(organisation, 'grace-chen'),
    source: null,
    customer: {
      customerId: 'customer-1',
      name: 'Northwind Mills',
      industry: 'manufacturing',
      territory: 'US',
      position: null,
      employees: null,
      revenue: null,
      margin: null,
    },
    need: {
      // Each lead a need of its own: these stories are not about duplicates.
      needId: `need-${randomUUID()}`,
      text: 'We lose track of what we buy',
      product: null,
      statedBy: 'customer',
      novelty: [],
      complexity: 'complex',
    },
    channel: { kind: 'channel_person', name: 'partner', campaign: null },
    informant: { relation: 'outsider', contactId: 'contact-1' },
    contacts: [
      {
        contactId: 'contact-1',
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        phone: '+1 617 555 0100',
        title: 'Buyer',
        level: 'manager',
        relation: 'outsider',
      },
    ],
    amount: { minor: 4_000_000, currency: 'USD' },
    expectedDecisionOn: null,
    routing: officeRouting(organisation, 'US'),
    suspects: [],
    previousLeadId: null,
    stated: null,
    ...over,
  },
});

/** Sends commands of one person, with an id of their own unless one is given. All these leads are of one customer. */
export const say = async (
  engine: Engine,
  personId: string,
  leadId: string,
  commands: readonly OpenCommand[],
  commandId: string = randomUUID(),
): Promise<Receipt> =>
  send(engine, {
    ...{ leadId, commandId, commands, duplicates: 'not looked for' },
    actor: actorOf(await engine.organisation(), personId),
  });

/** A new lead in its first stage. */
export const obtained = async (engine: Engine): Promise<string> => {
  const leadId = randomUUID();
  await say(engine, 'grace-chen', leadId, [obtainLead(await engine.organisation())]);
  return leadId;
};

/** A lead in the pool of Boston: Daniel Murphy had it, as an import says, and gave it up. */
export const pooled = async (engine: Engine, over: Partial<Obtain> = {}): Promise<string> => {
  const leadId = randomUUID();
  const organisation = await engine.organisation();
  const stated = { at: new Date(Date.now() - 86_400_000).toISOString(), basis: 'stated' as const };
  await send(engine, {
    leadId,
    commandId: randomUUID(),
    actor: actorOf(organisation, 'ines-okafor'),
    origin: 'import',
    duplicates: 'not looked for',
    commands: [
      obtainLead(organisation, { ...over, stated }),
      { type: 'EvaluateLead', input: { sendBack: null, stated } },
      {
        type: 'DistributeLead',
        input: {
          owner: ownerOf(organisation, 'daniel-murphy'),
          reservation: null,
          reason: 'the owner in the export',
          stated,
        },
      },
    ],
  });
  await say(engine, 'daniel-murphy', leadId, [
    { type: 'ReleaseLead', input: { reason: 'too many of them' } },
  ]);
  return leadId;
};
