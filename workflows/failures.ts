// What may leave a message handler? ApplicationFailure and nothing else: any other error stops the whole lead.
import { ApplicationFailure, log } from '@temporalio/workflow';
import { LeadRejection } from '../domain/rejection.ts';

/** First detail of every failure of `execute`. */
export interface FailureDetail {
  readonly remedy: string;
  /** Place of the refused command in its batch. */
  readonly index: number;
}

/** Runs `decide` and lets nothing out of it that Temporal would take for a fault of the workflow. */
export const guarded = <Answer>(decide: () => Answer): Answer => {
  try {
    return decide();
  } catch (error) {
    throw failureOf(error);
  }
};

const failureOf = (error: unknown): ApplicationFailure => {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof LeadRejection) {
    const { remedy, index } = error;
    return ApplicationFailure.nonRetryable(error.message, error.code, {
      remedy,
      index,
    } satisfies FailureDetail);
  }
  log.error('A command met a defect of the engine', { error });
  const remedy =
    'Nothing has changed. Report the command id: this is a defect of the engine, not of the command.';
  return ApplicationFailure.nonRetryable(
    `The lead could not decide this: ${error instanceof Error ? error.message : String(error)}`,
    'defect',
    { remedy, index: 0 } satisfies FailureDetail,
  );
};
