// Why did a command not come back with a receipt? Each failure of the client, mapped once.
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { z } from 'zod';
import { LeadRejection, rejectionCodes } from '../domain/rejection.ts';
import { DoorRejection } from './door-rejection.ts';

/** gRPC status codes, as the protocol numbers them. */
const resourceExhausted = 8;
const unavailable = 14;
const deadlineExceeded = 4;
const failedPrecondition = 9;

/** The run ended between taking the update and answering it; sent again, the next run knows whether it counted. */
const endedMeanwhile = 'AcceptedUpdateCompletedWorkflow';

/** No run took the command: there is none, or it ended as the command came. */
export const foundNoRun = (failure: unknown): boolean =>
  failure instanceof WorkflowNotFoundError ||
  failure instanceof WorkflowExecutionAlreadyStartedError ||
  (failure instanceof WorkflowUpdateFailedError &&
    failure.cause instanceof ApplicationFailure &&
    failure.cause.type === endedMeanwhile);

/**
 * The task that would have taken the update was thrown away: an ending run met another command, or a worker was lost.
 * Nothing was accepted, or the ring knows it: the same command may be sent again at once.
 */
export const lostItsTask = (failure: unknown): boolean => {
  const status = failure instanceof ServiceError ? failure.cause : failure;
  if (!isGrpcServiceError(status)) return false;
  const code: number = status.code;
  return code === failedPrecondition && /workflow task (failure|in failed state)/i.test(status.details);
};

const Detail = z.object({ remedy: z.string(), index: z.int() });
const Code = z.enum([...rejectionCodes, 'defect']);

/** Whatever was thrown, as a rejection; what is no failure of sending is given back as it is. */
export const rejectionOf = (failure: unknown, commandId: string): unknown => {
  if (failure instanceof LeadRejection)
    return new DoorRejection(failure.code, failure.message, failure.remedy, { index: failure.index });
  if (failure instanceof WorkflowUpdateFailedError) return refused(failure);
  if (failure instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return unanswered(commandId, failure);
  if (failure instanceof ServiceError || isGrpcServiceError(failure)) return unserved(failure, commandId);
  return failure;
};

const refused = (failure: WorkflowUpdateFailedError): DoorRejection => {
  const { cause } = failure;
  if (!(cause instanceof ApplicationFailure))
    return new DoorRejection(
      'defect',
      'The lead failed on this command.',
      'Report it; nothing has changed.',
      {
        cause: failure,
      },
    );
  const code = Code.safeParse(cause.type);
  const detail = Detail.safeParse(cause.details?.[0]);
  return new DoorRejection(
    code.success ? code.data : 'defect',
    cause.message,
    detail.success ? detail.data.remedy : 'Nothing has changed.',
    { index: detail.success ? detail.data.index : 0, cause: failure },
  );
};

const unserved = (failure: Error, commandId: string): DoorRejection => {
  const status = isGrpcServiceError(failure) ? failure : failure.cause;
  if (isGrpcServiceError(status)) {
    const code: number = status.code;
    if (code === resourceExhausted)
      return new DoorRejection(
        'too_busy',
        'Too many commands are on their way to this lead.',
        `Send it again in a moment, with the same id ${commandId}.`,
        { cause: failure },
      );
    if (code !== deadlineExceeded && code !== unavailable && !lostItsTask(status))
      return new DoorRejection(
        'defect',
        `Temporal refused the request: ${status.details}.`,
        'Look at the versions and settings of server and product (`leadcycle doctor`).',
        { cause: failure },
      );
  }
  return unanswered(commandId, failure);
};

const unanswered = (commandId: string, cause: unknown): DoorRejection =>
  new DoorRejection(
    'engine_unavailable',
    'The engine did not answer in time; whether it accepted the command is not known.',
    `See that servers and workers run (\`leadcycle status\`), then send it again with the same id ${commandId}: it counts once.`,
    { cause },
  );
