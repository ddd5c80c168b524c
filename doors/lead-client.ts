// How does a batch reach the one workflow of its lead: running, at rest, or about to begin?
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { SearchAttributePair } from '@temporalio/common';
import type { Batch, Receipt } from '../events/commands/batch.ts';
import { printOf } from '../workflows/command-print.ts';
import type { LeadInput } from '../workflows/run-state.ts';
import type { leadLifecycle } from '../workflows/lead-lifecycle.ts';
import { DoorRejection } from './door-rejection.ts';
import type { Engine } from './engine.ts';
import { isAtRest, isOnTheStream } from './known-leads.ts';
import { foundNoRun, lostItsTask, rejectionOf } from './update-failures.ts';

/** What reaching a lead takes of an engine. */
export type LeadLine = Pick<Engine, 'client' | 'pool' | 'answerWithinMs' | 'inFlight'> & {
  readonly configuration: Pick<Engine['configuration'], 'taskQueue'>;
};

/** `execute` for doors; `ask` for what one lead wants of another. */
type UpdateName = 'execute' | 'ask';

const tries = 6;

export const workflowIdOf = (leadId: string): string => `lead-${leadId}`;

/**
 * The server answers a repeated update id itself, whatever the update says. With the content in the id it only answers
 * true repeats; the same command id over another content reaches the lead, which refuses it.
 */
const updateIdOf = (batch: Batch): string => `${batch.commandId}:${printOf(batch)}`;

/**
 * Asks a run, again where its task was lost.
 * @returns null where no run took it
 * @throws DoorRejection
 */
export const ask = async <Answer>(
  engine: Pick<LeadLine, 'client' | 'answerWithinMs'>,
  commandId: string,
  update: () => Promise<Answer>,
): Promise<Answer | null> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await engine.client.withDeadline(Date.now() + engine.answerWithinMs, update);
    } catch (failure) {
      if (foundNoRun(failure)) return null;
      if (attempt === tries || !lostItsTask(failure)) throw rejectionOf(failure, commandId);
      await pause(attempt);
    }
  }
};

const pause = (round: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 25 * 2 ** round));

const toRunning = (
  engine: LeadLine,
  leadId: string,
  batch: Batch,
  name: UpdateName,
): Promise<Receipt | null> =>
  ask(engine, batch.commandId, () =>
    engine.client.workflow
      .getHandle(workflowIdOf(leadId))
      .executeUpdate<Receipt, [Batch]>(name, { args: [batch], updateId: updateIdOf(batch) }),
  );

const withStart = (
  engine: LeadLine,
  batch: Batch,
  {
    name,
    input,
    reuse,
    attributes,
  }: {
    readonly name: UpdateName;
    readonly input: LeadInput;
    readonly reuse: 'ALLOW_DUPLICATE' | 'ALLOW_DUPLICATE_FAILED_ONLY';
    readonly attributes: readonly SearchAttributePair[];
  },
): Promise<Receipt | null> =>
  ask(engine, batch.commandId, () =>
    engine.client.workflow.executeUpdateWithStart<typeof leadLifecycle, Receipt, [Batch]>(name, {
      args: [batch],
      updateId: updateIdOf(batch),
      startWorkflowOperation: new WithStartWorkflowOperation<typeof leadLifecycle>('leadLifecycle', {
        workflowId: workflowIdOf(input.leadId),
        taskQueue: engine.configuration.taskQueue,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: reuse,
        typedSearchAttributes: [...attributes],
      }),
    }),
  );

/**
 * Begins a lead with this batch, or hands it to the run that is there.
 * @returns null where the lead has had a run that ended well: it is no new lead
 */
export const startLead = (
  engine: Engine,
  batch: Batch,
  input: LeadInput,
  attributes: readonly SearchAttributePair[],
): Promise<Receipt | null> =>
  engine.inFlight.run(input.leadId, () =>
    withStart(engine, batch, {
      ...{ name: 'execute', input, attributes },
      reuse: 'ALLOW_DUPLICATE_FAILED_ONLY',
    }),
  );

/**
 * Hands a batch to a lead that exists, waking it where it rests.
 * @throws DoorRejection whatever the lead says, `lead_not_found`, `no_engine` or `engine_unavailable`
 */
export const updateLead = (
  engine: LeadLine,
  leadId: string,
  batch: Batch,
  name: UpdateName = 'execute',
): Promise<Receipt> =>
  engine.inFlight.run(leadId, async () => {
    // A run may end between the two questions, and another begin: each round asks both again.
    for (let round = 0; round < tries; round += 1) {
      const running = await toRunning(engine, leadId, batch, name);
      if (running !== null) return running;
      if (!(await isAtRest(engine.pool, leadId))) throw await leadNotFound(engine.pool, leadId);
      const input = { leadId, policy: null, wake: true, carry: null };
      const woken = await withStart(engine, batch, {
        ...{ name, input, attributes: [] },
        reuse: 'ALLOW_DUPLICATE',
      });
      if (woken !== null) return woken;
      await pause(round + 1);
    }
    throw new DoorRejection(
      'engine_unavailable',
      `Lead ${leadId} went to rest each time the command came.`,
      `Send it again with the same id ${batch.commandId}.`,
    );
  });

/** What a door says of a lead that has no run and does not rest: there is none, or it is on the stream alone. */
export const leadNotFound = async (pool: LeadLine['pool'], leadId: string): Promise<DoorRejection> =>
  (await isOnTheStream(pool, leadId))
    ? new DoorRejection(
        'no_engine',
        `No engine runs lead ${leadId}: the stream tells of it, but it has neither a workflow nor a state at rest.`,
        'It takes no commands; `leadcycle show`, `leadcycle timeline` and every report read it. Leads of `leadcycle simulate` are such leads.',
      )
    : new DoorRejection(
        'lead_not_found',
        `There is no lead ${leadId}.`,
        'Check the id; a lead begins with ObtainLead.',
      );

/** Whether a door found no lead that an engine runs. */
export const isNoLead = (failure: unknown): boolean =>
  failure instanceof DoorRejection && (failure.code === 'lead_not_found' || failure.code === 'no_engine');
