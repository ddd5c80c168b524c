// How does somebody leave? Looked at first, then begun: they count as left at once, and a job gives their leads away.
import { z } from 'zod';
import type { Lead } from '../../domain/lead.ts';
import { leave, previewLeave } from '../../doors/organisation/leave.ts';
import type { LeavePreview as Preview } from '../../doors/organisation/leave.ts';
import { personOf } from '../../doors/organisation/organisation.ts';
import type { Destination, Redistributed } from '../../doors/organisation/redistribution.ts';
import { reachOf } from '../../doors/sight.ts';
import { Id } from '../../events/values.ts';
import { ofAJob, requirePerson } from '../acting-person.ts';
import { LeavePreview, Left } from '../answers/leave.ts';
import type { Caller } from '../callers/caller.ts';
import { callerName } from '../callers/caller.ts';
import { sightOfLead } from '../lead-in-sight.ts';
import { Refusal } from '../refusal.ts';
import { requireCaller } from '../route.ts';
import type { Route } from '../route.ts';
import type { World } from '../world.ts';

const Asked = z.strictObject({
  personId: Id.describe('Who leaves.'),
  to: Id.nullable()
    .default(null)
    .describe('Who is to get all of their leads; null: the engine finds owners.'),
});
type Asked = z.infer<typeof Asked>;

const leaving = {
  method: 'POST',
  needs: 'leave',
  tag: 'Organisation',
  media: 'application/json',
  headers: null,
  params: z.object({}),
  query: z.strictObject({}),
  body: Asked,
} as const;

const preview: Route = {
  ...{ ...leaving, path: '/v1/organisation/leave/preview', name: 'previewLeave' },
  summary: 'Where the leads of somebody who leaves would go, and why; nothing is written',
  description:
    'Decided as the engine would, one lead after the other, each with the places that those before it have taken.',
  answers: { 200: LeavePreview },
  handle: async ({ world, caller, request }) => {
    const known = requireCaller(caller);
    const asked = request.body as Asked;
    return told(world, known, await previewLeave(world.engine, await requested(world, known, asked)));
  },
};

const begin: Route = {
  ...{ ...leaving, path: '/v1/organisation/leave', name: 'beginLeave' },
  summary: 'Let somebody leave: nobody offers them anything more, and a job finds their leads other owners',
  description:
    'At once, and not to be undone here; an import of the organisation makes somebody active again. Safe to repeat: an unfinished job goes on. It is followed, stopped and resumed as any job of many leads.',
  answers: { 202: Left },
  handle: async ({ world, caller, request, reply }) => {
    const known = requireCaller(caller);
    const left = await leave(world.engine, await requested(world, known, request.body as Asked));
    reply.code(202);
    if (left.jobId !== null) reply.header('location', `/v1/bulk/${left.jobId}`);
    return left;
  },
};

/** @throws Refusal `not_permitted` beyond the reach of the caller or of their key; DoorRejection `unknown_person` */
const requested = async ({ engine }: World, caller: Caller, { personId, to }: Asked) => {
  const by = requirePerson(caller, ofAJob);
  const organisation = await engine.organisation();
  const { officeId } = personOf(organisation, personId);
  const { offices } = reachOf(organisation, caller.asker, 'leave');
  if (offices === null || offices.includes(officeId)) return { personId, to, by };
  throw new Refusal(
    'not_permitted',
    `${callerName(caller)} may not let ${personId} leave.`,
    'It is for a sales manager of their office or above it, and for administrators.',
  );
};

const told = async (world: World, caller: Caller, found: Preview): Promise<z.input<typeof LeavePreview>> => {
  const seen = async <One>(all: readonly One[], leadOf: (one: One) => Lead): Promise<readonly One[]> => {
    const sights = await Promise.all(all.map((one) => sightOfLead(world, caller, leadOf(one))));
    return all.filter((_one, index) => sights[index] === 'whole');
  };
  const leads = await seen(found.leads, ({ lead }) => lead);
  const idsOf = async (some: readonly Lead[]): Promise<readonly string[]> =>
    (await seen(some, (lead) => lead)).map(({ leadId }) => leadId);
  const { kept, toVerify, submitted } = found.parts;
  return {
    ...{ personId: found.personId, state: found.state, named: found.named },
    ...{ leads: leads.map(redistributed), notInSight: found.leads.length - leads.length },
    parts: {
      ...{ kept: await idsOf(kept), toVerify: await idsOf(toVerify), submitted: await idsOf(submitted) },
    },
  };
};

const redistributed = ({ lead, to, because }: Redistributed) => ({
  ...{ leadId: lead.leadId, stage: lead.standing.stage, grade: lead.evaluation?.grade ?? null },
  ...{ customer: lead.customer?.name ?? null, product: lead.need?.product ?? null },
  ...{ currency: lead.amount?.currency ?? null, minor: lead.amount?.minor ?? null },
  ...{ to: destination(to), because },
});

const nowhere = { personId: null, officeId: null, stage: null };

const destination = (to: Destination) => {
  switch (to.kind) {
    case 'person':
      return { ...nowhere, kind: to.kind, personId: to.personId };
    case 'pool':
    case 'rest':
      return { ...nowhere, kind: to.kind, officeId: to.officeId };
    case 'stage':
      return { ...nowhere, kind: to.kind, stage: to.stage };
    case 'nowhere':
      return { ...nowhere, kind: to.kind };
  }
};

export const leaveRoutes: readonly Route[] = [preview, begin];
