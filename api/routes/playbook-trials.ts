// What would other playbooks have decided on the leads that are recorded? Told again within some seconds, as many as that takes.
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { publishedToTry, writtenPlaybook, zoneOf } from '../../doors/trial/playbook-to-try.ts';
import { allPublished, retryRecorded } from '../../doors/trial/retry-recorded.ts';
import type { RecordedReport } from '../../doors/trial/recorded-report.ts';
import { Id } from '../../events/values.ts';
import { Grade, LeadClass, Place, Tier } from '../../events/vocabulary.ts';
import { PlaybookTrial } from '../answers/playbooks.ts';
import { officesAsked } from '../questions/lead-filter.ts';
import { Refusal } from '../refusal.ts';
import { requireCaller } from '../route.ts';
import type { Handling, Route } from '../route.ts';
import { writtenWrong } from '../written-wrong.ts';
import { PlaybookText } from './playbooks.ts';

const Published = z.strictObject({
  name: Id,
  version: z.int().min(1).max(1_000_000_000).nullable().default(null).describe('Null: the latest.'),
});
const Written = z.strictObject({
  label: z.string().trim().min(1).max(100).default('as written'),
  source: PlaybookText,
});

const Asked = z.strictObject({
  playbooks: z
    .array(z.union([Published, Written]))
    .min(1)
    .max(3),
  where: z
    .strictObject({
      stage: Place.optional(),
      tier: Tier.optional(),
      office: Id.optional().describe('Leads of an office and all below it.'),
      owner: Id.optional(),
      grade: Grade.optional(),
      class: LeadClass.optional(),
      playbook: Id.optional().describe('`default@1`: leads that follow this version.'),
    })
    .default({}),
  leads: z.int().min(1).max(2_000).default(200).describe('Told again at most, in the order of their ids.'),
  examples: z.int().min(0).max(20).default(3).describe('Of each kind of difference.'),
});
type Asked = z.infer<typeof Asked>;

/** In all, so that an answer comes while somebody waits. */
const longestMs = 10_000;
/** It computes: more of them at once would hold up everybody else. */
const mostAtOnce = 2;
let atWork = 0;

const handle = async ({ world, caller, request }: Handling): Promise<z.input<typeof PlaybookTrial>> => {
  if (atWork >= mostAtOnce)
    throw new Refusal('under_pressure', 'Other trials are at work.', 'Send it again in a moment.');
  atWork += 1;
  try {
    const { playbooks, where, leads, examples } = request.body as Asked;
    const { pool } = world.engine;
    const { office, ...chosen } = where;
    const filter = Object.fromEntries(Object.entries(chosen).filter(([, word]) => word !== undefined));
    const offices = await officesAsked(world, requireCaller(caller), 'playbook_trial', office);
    const organisation = await loadOrganisation(pool);
    const zone = zoneOf(organisation);
    const named = await Promise.all(
      playbooks.map(async (asked, index) =>
        'source' in asked
          ? written(asked, index, zone)
          : publishedToTry(pool, { label: labelOf(asked), ...asked }),
      ),
    );
    const published = await allPublished(pool);
    const end = performance.now() + longestMs;
    const reports: RecordedReport[] = [];
    let isWhole = true;
    for (const [index, playbook] of named.entries()) {
      // Each has its share of the time, so that none is left out for those before it.
      const until = end - (longestMs * (named.length - 1 - index)) / named.length;
      const outcome = await retryRecorded(pool, playbook, {
        ...{ organisation, published, filter, offices, limit: leads, examples },
        goesOn: () => setImmediate(performance.now() < until),
      });
      reports.push(outcome.report);
      isWhole &&= outcome.isWhole;
    }
    return { reports, isWhole };
  } finally {
    atWork -= 1;
  }
};

const labelOf = ({ name, version }: z.infer<typeof Published>): string =>
  version === null ? name : `${name}@${String(version)}`;

const written = ({ label, source }: z.infer<typeof Written>, index: number, zone: string) => {
  try {
    return writtenPlaybook(source, label, zone);
  } catch (failure) {
    return writtenWrong(`/playbooks/${String(index)}/source`, 'The playbook cannot be read.')(failure);
  }
};

const attempt: Route = {
  ...{ method: 'POST', path: '/v1/playbooks/try', needs: 'playbook_trial', name: 'tryPlaybooks' },
  tag: 'Playbooks',
  summary: 'What up to three playbooks would have decided on leads that are recorded',
  description:
    'Nothing is sent and nothing is kept. Leads of the offices that the caller reaches, told again for at most ten seconds in all: `isWhole` says whether that was enough. The command line tries all of them.',
  params: z.object({}),
  query: z.strictObject({}),
  headers: null,
  body: Asked,
  answers: { 200: PlaybookTrial },
  media: 'application/json',
  handle,
};

export const playbookTrialRoutes: readonly Route[] = [attempt];
