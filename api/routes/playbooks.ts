// Which playbooks were published, what do they say, what changed between two versions, and could another be published?
import { parse } from 'yaml';
import { z } from 'zod';
import { changesSince } from '../../doors/playbook/changes-since.ts';
import { checkWritten } from '../../doors/playbook/check-written.ts';
import { playbookVersions, unknownPlaybook } from '../../doors/playbook/published-playbooks.ts';
import { publishedSource } from '../../doors/playbook/published-source.ts';
import type { PublishedSource, WhichVersion } from '../../doors/playbook/published-source.ts';
import { Id } from '../../events/values.ts';
import { PlaybookChanges, PlaybookChecked, PlaybookTold, PlaybookVersion } from '../answers/playbooks.ts';
import { Refusal } from '../refusal.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';
import type { World } from '../world.ts';

const playbooks = { needs: 'playbook', tag: 'Playbooks' } as const;
const VersionNo = z.coerce.number().int().min(1).max(1_000_000_000);

/** What a playbook takes as text: the largest compiles to 8 KB, and the rest are its comments. */
export const PlaybookText = z.string().min(1).max(64_000).describe('YAML.');

const versions = reading({
  ...{ ...playbooks, path: '/v1/playbooks', name: 'listPlaybooks' },
  summary: 'Every published version of every playbook, the latest of each first',
  params: z.object({}),
  query: z.strictObject({ name: Id.optional().describe('One playbook alone.') }),
  answer: z.object({ items: z.array(PlaybookVersion).readonly() }),
  give: async ({ world: { engine }, query: { name } }) => ({
    items: await playbookVersions(engine.pool, name ?? null),
  }),
});

const version = reading({
  ...{ ...playbooks, path: '/v1/playbooks/:name/:version', name: 'getPlaybook' },
  summary: 'One version of a playbook as it was written, and as it is read',
  params: z.object({ name: Id, version: VersionNo }),
  query: z.strictObject({}),
  answer: PlaybookTold,
  give: async ({ world: { engine }, params: { name, version: no } }) => {
    const compiled = await engine.playbookVersion(name, no);
    const source = (await publishedSource(engine.pool, name, { version: no, before: null }))?.source ?? '';
    const written: unknown = parse(source, { maxAliasCount: 10_000 });
    return { name, version: no, source, written, compiled };
  },
});

const changes = reading({
  ...{ ...playbooks, path: '/v1/playbooks/:name/changes', name: 'getPlaybookChanges' },
  summary: 'What changed from one version of a playbook to another, field by field',
  description: 'What is only written otherwise, 60m for 1h, is no change. Rules are known by their ids.',
  params: z.object({ name: Id }),
  query: z.strictObject({
    from: VersionNo.optional().describe('The one before `to`, unless it is said.'),
    to: VersionNo.optional().describe('The latest, unless it is said.'),
  }),
  answer: PlaybookChanges,
  give: async ({ world, params: { name }, query: { from, to } }) => {
    const after = await sourceOf(world, name, { version: to ?? null, before: null });
    const before = await sourceOf(world, name, {
      version: from ?? null,
      before: from === undefined ? after.version : null,
    });
    const found = changesSince(asFile(before), asFile(after));
    if (found === null)
      throw new Refusal(
        'invalid_request',
        `${name}@${String(before.version)} is written for an earlier leadcycle: what changed cannot be told.`,
        'Compare later versions, or read both as they are written.',
      );
    return { name, from: before.version, to: after.version, changes: found };
  },
});

const asFile = ({ name, version: no, source }: PublishedSource): { source: string; file: string } => ({
  ...{ source, file: `${name}@${String(no)}` },
});

/** @throws DoorRejection `unknown_playbook` */
const sourceOf = async (
  { engine: { pool } }: World,
  name: string,
  which: WhichVersion,
): Promise<PublishedSource> => {
  const found = await publishedSource(pool, name, which);
  if (found !== null) return found;
  if (which.before === null) throw await unknownPlaybook(pool, name, which.version);
  throw new Refusal(
    'invalid_request',
    `${name}@${String(which.before)} is the first version: there is none before it.`,
    'Name in `from` what it is to be compared with.',
  );
};

const check: Route = {
  ...{ ...playbooks, method: 'POST', path: '/v1/playbooks/check', name: 'checkPlaybook' },
  summary: 'Whether a playbook could be published: every mistake at its line, and what would change',
  description:
    'Nothing is kept. People, offices and webhooks that its clocks name are looked up. It is published with `leadcycle playbook publish`.',
  params: z.object({}),
  query: z.strictObject({}),
  headers: null,
  body: z.strictObject({ source: PlaybookText }),
  answers: { 200: PlaybookChecked },
  media: 'application/json',
  handle: async ({ world, request }) => {
    const { source } = request.body as { readonly source: string };
    return checkWritten(world.engine.pool, source);
  },
};

export const playbookRoutes: readonly Route[] = [versions, version, changes, check];
