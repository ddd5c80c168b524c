// How does a test let days pass for one lead? The server can move the time of a single workflow; the SDK cannot ask yet.
import { InterceptingCall } from '@grpc/grpc-js';
import type { Interceptor } from '@grpc/grpc-js';
import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

export interface TimeSkipping {
  /** Workflows started through it can be moved through time, one by one; all others live in real time. */
  readonly client: Client;
  /** Lets so many milliseconds pass for the workflow; resolves when they have, with all timers on the way fired. */
  skip(workflowId: string, ms: number): Promise<void>;
  close(): Promise<void>;
}

interface Skippable {
  timeSkippingConfig?: unknown;
}

/** @param address of a server started with `frontend.WorkflowTimeSkippingEnabled=true` */
export const openTimeSkipping = async (address: string, namespace = 'default'): Promise<TimeSkipping> => {
  // Naming interceptors drops the one that retries while a run is closing: it is named as well.
  const interceptors = [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), startSkippable];
  const connection = await Connection.connect({ address, interceptors });
  let steps = 0;
  return {
    client: new Client({ connection, namespace }),
    skip: async (workflowId, ms) => {
      steps += 1;
      const fastForwardId = `step-${process.pid}-${steps}`;
      const workflowExecution = { workflowId };
      await connection.workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution,
        workflowExecutionOptions: { timeSkippingConfig: fastForward(fastForwardId, ms) },
        updateMask: { paths: ['time_skipping_config'] },
      });
      await connection.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace,
        workflowExecution,
        fastForwardId,
      });
    },
    close: () => connection.close(),
  };
};

const fastForward = (id: string, ms: number): object => ({
  enabled: true,
  fastForwardConfig: { id, duration: { seconds: Math.floor(ms / 1_000), nanos: (ms % 1_000) * 1_000_000 } },
});

/** Skipping must be allowed when a workflow starts, by itself or together with its first update. */
const startSkippable: Interceptor = (options, next) =>
  new InterceptingCall(next(options), {
    sendMessage: (message: Skippable & { operations?: { startWorkflow?: Skippable }[] }, send) => {
      const { path } = options.method_definition;
      const start = path.endsWith('/StartWorkflowExecution')
        ? message
        : path.endsWith('/ExecuteMultiOperation')
          ? message.operations?.[0]?.startWorkflow
          : undefined;
      if (start !== undefined) start.timeSkippingConfig = fastForward('boot', 1);
      send(message);
    },
  });
