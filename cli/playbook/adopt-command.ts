// `leadcycle playbook adopt`: which leads come to follow another version, and did they?
import type { Command } from 'commander';
import { resumeBulkJob, stopBulkJob } from '../../doors/bulk/bulk-job.ts';
import type { BulkRefusal, BulkState } from '../../doors/bulk/bulk-job.ts';
import { followBulkJob } from '../../doors/bulk/follow-job.ts';
import type { Engine } from '../../doors/engine.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import {
  adoptByJob,
  previewAdoption,
  previewBack,
  requireAdministrator,
  versionWord,
} from '../../doors/playbook/adopt-playbook.ts';
import type { Adopting, AdoptionFilter, PlaybookVersion } from '../../doors/playbook/adopt-playbook.ts';
import { playbookVersions } from '../../doors/playbook/published-playbooks.ts';
import { actingPerson, withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { misuse } from '../failure.ts';
import { followedJob } from '../followed-job.ts';
import { requireKnownNames } from '../known-names.ts';
import { receiptAnswer } from '../lead/receipt.ts';
import { requireLeadId } from '../lead-id.ts';
import { withEngine } from '../with-engine.ts';
import { adoptionFilter } from './adoption-filter.ts';
import { namedVersion } from './named-source.ts';

interface Options {
  readonly as?: string;
  readonly lead?: string;
  readonly where?: string;
  readonly all?: boolean;
  readonly back?: string;
  readonly resume?: string;
  readonly stop?: string;
  readonly note?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const addAdoptCommand = (playbook: Command): void => {
  const command = addCommand(
    playbook,
    'adopt [playbook]',
    'have running leads follow NAME (its latest version) or NAME@VERSION; ended leads keep theirs',
  );
  withActingPerson(command)
    .option('--lead <lead>', 'one lead')
    .option('--where <filter>', 'leads such as "office=london tier=region stage=convert playbook=default@1"')
    .option('--all', 'every open lead')
    .option('--dry-run', 'only say which leads it would be, and what they follow now')
    .option('--note <text>', 'why; kept with the job')
    .option('--back <job>', 'the leads of a job go back to what they followed before it')
    .option('--resume <job>', 'go on with a job that was stopped')
    .option('--stop <job>', 'stop a job between two leads; what is done stays done')
    .action(adopt);
};

const adopt = async (word: string | undefined, options: Options): Promise<void> => {
  requireOneWay(word, options);
  const by = actingPerson(options);
  const answer = await withEngine(async (engine) => {
    await requireAdministrator(engine, by);
    if (options.stop !== undefined) return stopped(engine, options.stop);
    if (options.resume !== undefined) {
      await resumeBulkJob(engine, options.resume);
      return followed(engine, options.resume, 0);
    }
    if (options.back !== undefined)
      return several(engine, by, await previewBack(engine.pool, options.back), options);
    const to = await asked(engine, word ?? '');
    if (options.lead !== undefined) return one(engine, by, options.lead, to);
    const filter: AdoptionFilter = adoptionFilter(options.where ?? '');
    const versions = (await playbookVersions(engine.pool, null)).map(versionWord);
    requireKnownNames(filter, await engine.organisation(), versions);
    return several(engine, by, await previewAdoption(engine, to, filter), options);
  });
  print(answer, options);
};

/** @throws CliFailure where it is not plain which leads are meant */
const requireOneWay = (word: string | undefined, options: Options): void => {
  const { lead, where, all, back, resume, stop } = options;
  const [chosen, jobs] = [
    [lead, where, all],
    [back, resume, stop],
  ].map((ways) => ways.filter((way) => way !== undefined).length);
  if (jobs === 1 && chosen === 0 && word === undefined) return;
  if (jobs === 0 && chosen === 1 && word !== undefined) return;
  throw misuse(
    'It is not plain which leads are to follow which playbook.',
    'Write `playbook adopt NAME@VERSION` with one of --lead, --where and --all; or one of --back, --resume and --stop alone.',
  );
};

const asked = async (engine: Engine, word: string): Promise<PlaybookVersion> => {
  const { name, version } = namedVersion(word);
  const published =
    version === null ? await engine.playbook(name) : await engine.playbookVersion(name, version);
  return { name, version: published.version };
};

const one = async (engine: Engine, by: string, leadId: string, to: PlaybookVersion): Promise<Answer> => {
  requireLeadId(leadId);
  const actor = actorOf(await engine.organisation(), by);
  const commands = [{ type: 'AdoptPlaybook' as const, input: to }];
  return receiptAnswer(await send(engine, { leadId, commandId: newId(), actor, commands }), null);
};

const several = async (
  engine: Engine,
  by: string,
  leads: readonly Adopting[],
  { dryRun = false, note, back }: Options,
): Promise<Answer> => {
  const changes = changesOf(leads);
  if (dryRun || leads.length === 0)
    return {
      json: { leads: leads.length, changes, job: null },
      text: () => [...changes.map(inWords), nothingYet(leads.length)].join('\n'),
    };
  const because = note ?? (back === undefined ? 'playbook adopt' : `back from ${back}`);
  const jobId = await adoptByJob(engine, { by, note: because, leads });
  process.stderr.write(`Job ${jobId}: it goes on by itself, also when this command is broken off.\n`);
  return followed(engine, jobId, leads.length);
};

const changesOf = (leads: readonly Adopting[]): readonly { from: string; to: string; leads: number }[] => {
  const counts = new Map<string, { from: string; to: string; leads: number }>();
  for (const { from, to } of leads) {
    const known = counts.get(`${from} ${to}`);
    counts.set(`${from} ${to}`, { from, to, leads: (known?.leads ?? 0) + 1 });
  }
  return [...counts.values()];
};

const inWords = ({ from, to, leads }: { from: string; to: string; leads: number }): string =>
  `${String(leads)} leads follow ${from} and would follow ${to}.`;

const nothingYet = (count: number): string =>
  count === 0
    ? 'No open lead would change: they follow it already, or none fits.'
    : 'Nothing was changed. Say it without --dry-run to let it happen.';

const followed = async (engine: Engine, jobId: string, total: number): Promise<Answer> => {
  const { job, refusals } = await followedJob(engine, jobId, { what: 'leads', total });
  if (job.refused > 0) process.exitCode = 1;
  return { json: { leads: total, job, refusals }, text: () => ended(job, refusals) };
};

const ended = (job: BulkState, refusals: readonly BulkRefusal[]): string =>
  [
    `${String(job.changed)} leads follow it now, ${String(job.unchanged)} did already, ${String(job.refused)} refused.`,
    ...(job.waiting > 0
      ? [`${String(job.waiting)} still wait: \`leadcycle playbook adopt --resume ${job.jobId}\` goes on.`]
      : []),
    ...refusals.map(({ leadId, code, because }) => `  ${leadId} ${code}: ${because}`),
    `\`leadcycle playbook adopt --back ${job.jobId}\` takes it back.`,
  ].join('\n');

const stopped = async (engine: Engine, jobId: string): Promise<Answer> => {
  await stopBulkJob(engine, jobId);
  const job = await followBulkJob(engine, jobId, () => undefined);
  return { json: { job }, text: () => ended(job, []) };
};
