// Which commands could the caller give a lead now? Told before a form is filled in vain; the lead itself still decides.
import { z } from 'zod';
import { offerOf } from '../../domain/offers.ts';
import { rolesFor } from '../../domain/permissions.ts';
import { Offers } from '../answers/leads.ts';
import { actorFor } from '../callers/caller.ts';
import { leadInSight } from '../lead-in-sight.ts';
import { minSeqQuery } from '../questions/seen.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';
import { bodies } from './commands.ts';
import { leadParams } from './leads.ts';

const given = [...bodies.keys()].filter((command) => command !== 'ObtainLead');

const offers = reading({
  ...{ path: '/v1/leads/:leadId/commands', needs: 'lead', name: 'listCommands', tag: 'Commands' },
  summary: 'Which commands the caller could give a lead now, and whose the others are',
  description: 'A lead that one sees in a pool can be claimed, and nothing else be done to it.',
  params: leadParams,
  query: z.strictObject({ ...minSeqQuery }),
  answer: Offers,
  give: async ({ world, caller, params: { leadId }, query }) => {
    const { lead, sight } = await leadInSight(world, caller, leadId, query.min_seq);
    const actor = actorFor(await world.engine.organisation(), caller);
    const commands = given.map((command) => ({
      command,
      offer:
        sight === 'pool' && command !== 'ClaimLead' ? ('not_yours' as const) : offerOf(command, lead, actor),
      who: rolesFor(command),
    }));
    return { leadId, seq: lead.seq, commands };
  },
});

export const offerRoutes: readonly Route[] = [offers];
