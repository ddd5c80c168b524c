// What happens when a scenario is played? Its steps are given to the engine in their order, and compared with what was expected.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { currentLead } from '../../doors/current-lead.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import type { Engine } from '../../doors/engine.ts';
import { commandIdOf, leadIdOf } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { claim, distribute, reassign } from '../../doors/ownership.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import { CliFailure, misuse } from '../failure.ts';
import { leadVerbs } from '../lead/lead-verbs.ts';
import { obtained } from '../lead/obtain.ts';
import { preparedCommand } from '../lead/prepared-command.ts';
import type { Scenario, Step } from './scenario-file.ts';

export interface Stage {
  readonly engine: Engine;
  /** Makes the lives of two plays two: the same run is the same leads and commands. */
  readonly run: string;
  /** Lets the time of a step pass; on real time it does not wait. */
  readonly letPass: (ms: number) => Promise<void>;
  readonly onStep: (played: Played) => void;
}

export interface Played {
  readonly step: number;
  readonly tell: string | null;
  readonly as: string | null;
  readonly command: string | null;
  readonly leadId: string;
  /** What happened: the events made, the code of a refusal, or where the lead came to stand. */
  readonly events: readonly string[];
  readonly rejected: string | null;
  readonly stands: string;
}

const effectWithinMs = 30_000;

/** @throws CliFailure at the first step that went otherwise than expected */
export const play = async (scenario: Scenario, stage: Stage): Promise<readonly Played[]> => {
  const played: Played[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const leadId = leadIdOf(`scenario:${stage.run}`, step.lead ?? scenario.lead);
    if (step.after !== undefined) await stage.letPass(spanOf(step.after));
    const now = { step: index + 1, tell: step.tell ?? null, leadId };
    const done =
      step.until === undefined
        ? await give(scenario, stage, step, now)
        : { ...now, ...(await wait(stage, step.until.stands, now)) };
    played.push(done);
    stage.onStep(done);
  }
  return played;
};

type Now = Pick<Played, 'step' | 'tell' | 'leadId'>;

const give = async (scenario: Scenario, stage: Stage, step: Step, now: Now): Promise<Played> => {
  const { engine } = stage;
  const personId = await personOf(engine, step, now);
  const done = { ...now, as: personId, command: step.command ?? null };
  const answer = await answerTo(scenario, stage, step, { ...now, personId });
  const lead = await currentLead(engine, now.leadId).catch(() => null);
  const stands = lead?.standing.stage ?? 'nowhere';
  if (answer instanceof DoorRejection) {
    if (answer.code !== step.expect.rejected)
      throw otherwise(
        now,
        `${step.command ?? ''} was refused (${answer.code}): ${answer.message}`,
        answer.remedy,
      );
    return { ...done, events: [], rejected: answer.code, stands };
  }
  const events = answer.events.map(({ type }) => type);
  if (step.expect.rejected !== null)
    throw otherwise(
      now,
      `${step.command ?? ''} was to be refused (${step.expect.rejected}), and was accepted.`,
    );
  if (!inOrder(events, step.expect.events) && !answer.duplicate)
    throw otherwise(
      now,
      `${step.expect.events.join(', ')} was expected, and this happened: ${events.join(', ') || 'nothing'}.`,
    );
  return { ...done, events, rejected: null, stands };
};

const answerTo = async (
  scenario: Scenario,
  stage: Stage,
  step: Step,
  by: Now & { readonly personId: string },
): Promise<Receipt | DoorRejection> => {
  try {
    return await receiptOf(scenario, stage, step, by);
  } catch (failure) {
    if (failure instanceof DoorRejection && failure.code !== 'engine_unavailable') return failure;
    throw failure;
  }
};

/** Whoever becomes an owner goes through the doors that reserve a place. */
const receiptOf = async (
  { playbook }: Scenario,
  { engine, run }: Stage,
  step: Step,
  { leadId, personId, step: number }: Now & { readonly personId: string },
): Promise<Receipt> => {
  const commandId = commandIdOf('scenario', run, leadId, String(number));
  if (step.command === 'ClaimLead') return claim(engine, { leadId, commandId, personId });
  const actor = actorOf(await engine.organisation(), personId);
  if (step.command === 'DistributeLead' || step.command === 'ReassignLead') {
    const give = step.command === 'DistributeLead' ? distribute : reassign;
    return give(engine, { ...{ leadId, commandId, actor }, ...givingOf(step, number) });
  }
  const verb = leadVerbs.find(({ type }) => type === step.command);
  if (verb === undefined) throw new Error('a step without a command');
  const written =
    step.command === 'ObtainLead' ? { ...step.input, ...obtained(step.input, personId) } : step.input;
  const command = await preparedCommand(engine, verb, leadId, written);
  // The lives of earlier plays are other leads: nobody is asked whether they are the same.
  const duplicates = 'not looked for';
  return send(engine, { leadId, commandId, actor, commands: [command], playbook, duplicates });
};

const Giving = z.strictObject({ owner: z.string(), reason: z.string() });

/** To whom a step gives the lead, and why. @throws CliFailure (misuse) */
const givingOf = ({ input, command }: Step, step: number): { personId: string; reason: string } => {
  const parsed = Giving.safeParse(input);
  if (parsed.success) return { personId: parsed.data.owner, reason: parsed.data.reason };
  throw misuse(
    `Step ${step} does not say to whom ${command ?? ''} gives the lead.`,
    'Write `input: { owner: PERSON, reason: … }`.',
  );
};

/** The named person, or whoever owns the lead at this moment. */
const personOf = async (engine: Engine, { as }: Step, now: Now): Promise<string> => {
  if (as !== 'owner') return as ?? '';
  const owner = ownershipOf(await currentLead(engine, now.leadId))?.owner.personId;
  if (owner === undefined) throw otherwise(now, 'The owner is to act, and the lead has none.');
  return owner;
};

const wait = async ({ engine }: Stage, place: string, now: Now): Promise<Omit<Played, keyof Now>> => {
  const until = Date.now() + effectWithinMs;
  for (;;) {
    const { standing } = await currentLead(engine, now.leadId);
    if (standing.stage === place)
      return { as: null, command: null, events: [], rejected: null, stands: standing.stage };
    if (Date.now() > until)
      throw otherwise(now, `The lead was to come to ${place} by itself, and stands in ${standing.stage}.`);
    await pause(200);
  }
};

const otherwise = ({ step, leadId }: Now, what: string, remedy = ''): CliFailure =>
  new CliFailure(
    `Step ${step} went otherwise. ${what}`,
    `${remedy}${remedy === '' ? '' : ' '}See \`leadcycle timeline ${leadId}\`; the scenario expects the organisation of examples/org.yaml.`,
    { code: 'scenario_went_otherwise' },
  );

const inOrder = (happened: readonly string[], expected: readonly string[]): boolean => {
  let next = 0;
  for (const event of happened) if (event === expected[next]) next += 1;
  return next === expected.length;
};

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };
const spanOf = (text: string): number => Number(text.slice(0, -1)) * (unitMs[text.slice(-1)] ?? 0);
