// Where do all open leads of the caller's offices stand at this moment?
import { z } from 'zod';
import { boardSeen } from '../../doors/board.ts';
import { Id } from '../../events/values.ts';
import { Board } from '../answers/board.ts';
import { officesAsked } from '../questions/lead-filter.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

const board = reading({
  ...{ path: '/v1/board', needs: 'report', name: 'getBoard', tag: 'Reports', params: z.object({}) },
  summary: 'Open leads by stage and tier: how many, for how much, how many late or at risk, the oldest',
  query: z.strictObject({ office: Id.optional().describe('An office and all below it.') }),
  answer: Board,
  give: async ({ world, caller, query }) => {
    const offices = await officesAsked(world, caller, 'report', query.office);
    return boardSeen(await world.board(), offices);
  },
});

export const boardRoutes: readonly Route[] = [board];
