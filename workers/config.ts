// Where does a process find its servers? Read from the environment, checked once, all mistakes told together.
import { z } from 'zod';

/** Every environment name that a process of the product understands. */
export const configurationSchema = z.object({
  TEMPORAL_ADDRESS: z.string().min(1, 'host:port of the Temporal frontend'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  KAFKA_BROKERS: z.string().min(1, 'host:port, several parted by commas'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'a postgresql:// address' }),
  LEADCYCLE_TOPIC: z.string().min(1).default('leadcycle.leads.v1'),
  LEADCYCLE_TASK_QUEUE: z.string().min(1).default('leadcycle'),
  /** Wraps the keys under which personal fields are sealed: 32 bytes in base64. */
  LEADCYCLE_MASTER_KEY: z.base64().refine((key) => atob(key).length === 32, '32 bytes in base64'),
});

export interface Configuration {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly kafkaBrokers: readonly string[];
  readonly databaseUrl: string;
  readonly topic: string;
  readonly taskQueue: string;
  readonly masterKey: Uint8Array;
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads the configuration of a process.
 * @throws ConfigurationError with one line for each name that is missing or wrong; values are not repeated in it
 */
export const readConfiguration = (environment: NodeJS.ProcessEnv): Configuration => {
  const parsed = configurationSchema.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigurationError(
      `These environment variables are missing or wrong:\n${lines.join('\n')}\nSee .env.example, or run \`leadcycle up\` to start servers of your own.`,
    );
  }
  const values = parsed.data;
  return {
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    kafkaBrokers: values.KAFKA_BROKERS.split(',').map((broker) => broker.trim()),
    databaseUrl: values.DATABASE_URL,
    topic: values.LEADCYCLE_TOPIC,
    taskQueue: values.LEADCYCLE_TASK_QUEUE,
    masterKey: Buffer.from(values.LEADCYCLE_MASTER_KEY, 'base64'),
  };
};
