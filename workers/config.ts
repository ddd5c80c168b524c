// Where does a process find its servers? Read from the environment, checked once, all mistakes told together.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { isLoopback } from '../api/settings.ts';
import type { ApiSettings } from '../api/settings.ts';
import { leadTopic } from '../events/topic.ts';
import { signInMistakes, signInNames, signInOf } from './sign-in-config.ts';

/** Every environment name that a process of the product understands. */
export const configurationSchema = z.object({
  TEMPORAL_ADDRESS: z.string().min(1, 'host:port of the Temporal frontend'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  KAFKA_BROKERS: z.string().min(1, 'host:port, several parted by commas'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'a postgresql:// address' }),
  LEADCYCLE_TOPIC: z.string().min(1).default(leadTopic),
  LEADCYCLE_TASK_QUEUE: z.string().min(1).default('leadcycle'),
  /** `smtp://user:password@host:port`, or smtps; without it no e-mail is sent. */
  LEADCYCLE_SMTP_URL: z
    .string()
    .regex(/^$|^smtps?:\/\/[^\s/]+/, 'an smtp:// or smtps:// address')
    .default(''),
  /** Whom e-mails come from. */
  LEADCYCLE_MAIL_FROM: z.string().min(3).default('leadcycle@localhost'),
  /** Where the projector tells on this machine how it is, for Prometheus; without it nowhere. */
  LEADCYCLE_METRICS_PORT: z
    .string()
    .regex(/^$|^[1-9]\d{0,4}$/, 'a port from 1 to 65535, or nothing')
    .refine((port) => Number(port) <= 65_535, 'a port from 1 to 65535, or nothing')
    .default(''),
  /** Networks that webhooks may reach besides public addresses, parted by commas. */
  LEADCYCLE_WEBHOOK_ALLOW: z.string().default(''),
  /** Folder of the Parquet archive; without it nothing is archived. */
  LEADCYCLE_ARCHIVE: z.string().default(''),
  /** A file of the archive is finished at the latest after so many minutes, */
  LEADCYCLE_ARCHIVE_MINUTES: z.coerce.number('a number of minutes').min(1).max(1_440).default(60),
  /** or with so many events in it. */
  LEADCYCLE_ARCHIVE_EVENTS: z.coerce.number('a whole number').int().min(100).max(1_000_000).default(50_000),
  /** Where the API listens; on an address that others reach only where callers sign in with keys or tokens. */
  LEADCYCLE_API_HOST: z.string().min(1).default('127.0.0.1'),
  LEADCYCLE_API_PORT: z.coerce.number('a port').int('a port').min(0).max(65_535).default(8080),
  ...signInNames,
  /** From one address; more are told when to come back. */
  LEADCYCLE_API_REQUESTS_A_MINUTE: z.coerce
    .number('a whole number')
    .int()
    .min(1)
    .max(10_000_000)
    .default(3_000),
  /** Where Temporal UI answers; the console then leads to the workflow of a lead. */
  TEMPORAL_UI_ADDRESS: z
    .string()
    .regex(/^$|^https?:\/\/\S+$/, 'the http:// or https:// address of Temporal UI')
    .default(''),
  /** Folder of files that are uploaded to be imported; without it one beside other temporary files. */
  LEADCYCLE_UPLOADS: z.string().default(''),
  /** A file that is attached to a lead is at most so many MiB large. */
  LEADCYCLE_ATTACHMENT_MIB: z.coerce.number('a number').positive().max(1_024).default(10),
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

/** How notifications leave the house. */
export interface ChannelConfiguration {
  /** Null: no e-mail is sent. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Networks that webhooks may reach besides public addresses: 10.1.0.0/16. */
  readonly webhookAllow: readonly string[];
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads the configuration of a process.
 * @throws ConfigurationError with one line for each name that is missing or wrong; values are not repeated in it
 */
export const readConfiguration = (environment: NodeJS.ProcessEnv): Configuration => {
  const values = checked(configurationSchema, environment);
  return {
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    kafkaBrokers: brokersIn(values.KAFKA_BROKERS),
    databaseUrl: values.DATABASE_URL,
    topic: values.LEADCYCLE_TOPIC,
    taskQueue: values.LEADCYCLE_TASK_QUEUE,
    masterKey: Buffer.from(values.LEADCYCLE_MASTER_KEY, 'base64'),
  };
};

const channelSchema = configurationSchema.pick({
  LEADCYCLE_SMTP_URL: true,
  LEADCYCLE_MAIL_FROM: true,
  LEADCYCLE_WEBHOOK_ALLOW: true,
});

/** As `readConfiguration`, for what only the notifier and its commands need. @throws ConfigurationError */
export const readChannels = (environment: NodeJS.ProcessEnv): ChannelConfiguration => {
  const values = checked(channelSchema, environment);
  return {
    smtpUrl: values.LEADCYCLE_SMTP_URL === '' ? null : values.LEADCYCLE_SMTP_URL,
    mailFrom: values.LEADCYCLE_MAIL_FROM,
    webhookAllow: values.LEADCYCLE_WEBHOOK_ALLOW.split(',')
      .map((network) => network.trim())
      .filter((network) => network !== ''),
  };
};

/** What the archiver needs to know. */
export interface ArchiveConfiguration {
  readonly kafkaBrokers: readonly string[];
  readonly topic: string;
  readonly folder: string;
  readonly eventsInFile: number;
  readonly longestMs: number;
}

const archiveSchema = configurationSchema
  .pick({
    ...{ KAFKA_BROKERS: true, LEADCYCLE_TOPIC: true, LEADCYCLE_ARCHIVE: true },
    ...{ LEADCYCLE_ARCHIVE_MINUTES: true, LEADCYCLE_ARCHIVE_EVENTS: true },
  })
  .refine(({ LEADCYCLE_ARCHIVE: folder }) => folder !== '', {
    ...{ path: ['LEADCYCLE_ARCHIVE'], error: 'the folder of the archive' },
  });

/** As `readConfiguration`, for the archiver alone, which talks to nobody but Kafka. @throws ConfigurationError */
export const readArchive = (environment: NodeJS.ProcessEnv): ArchiveConfiguration => {
  const values = checked(archiveSchema, environment);
  return {
    kafkaBrokers: brokersIn(values.KAFKA_BROKERS),
    topic: values.LEADCYCLE_TOPIC,
    folder: values.LEADCYCLE_ARCHIVE,
    eventsInFile: values.LEADCYCLE_ARCHIVE_EVENTS,
    longestMs: values.LEADCYCLE_ARCHIVE_MINUTES * 60_000,
  };
};

const apiSchema = configurationSchema
  .pick({
    ...{ LEADCYCLE_API_HOST: true, LEADCYCLE_API_PORT: true, LEADCYCLE_API_REQUESTS_A_MINUTE: true },
    ...{ LEADCYCLE_UPLOADS: true, TEMPORAL_UI_ADDRESS: true, TEMPORAL_NAMESPACE: true },
    LEADCYCLE_ATTACHMENT_MIB: true,
  })
  .extend(signInNames)
  .refine(({ LEADCYCLE_API_HOST: host, LEADCYCLE_API_SIGN_IN: how }) => how !== 'local' || isLoopback(host), {
    path: ['LEADCYCLE_API_SIGN_IN'],
    error:
      'in local mode anybody who reaches the server acts as anybody: listen on 127.0.0.1, or say keys or oidc',
  })
  .superRefine((named, context) => {
    for (const { name, sentence } of signInMistakes(named))
      context.addIssue({ code: 'custom', path: [name], message: sentence });
  });

/** As `readConfiguration`, for what the API alone needs besides. @throws ConfigurationError */
export const readApi = (environment: NodeJS.ProcessEnv): ApiSettings => {
  const values = checked(apiSchema, environment);
  return {
    host: values.LEADCYCLE_API_HOST,
    port: values.LEADCYCLE_API_PORT,
    requestsAMinute: values.LEADCYCLE_API_REQUESTS_A_MINUTE,
    uploads: values.LEADCYCLE_UPLOADS === '' ? join(tmpdir(), 'leadcycle-uploads') : values.LEADCYCLE_UPLOADS,
    largestAttachment: mebibytes(values.LEADCYCLE_ATTACHMENT_MIB),
    temporalUi:
      values.TEMPORAL_UI_ADDRESS === ''
        ? null
        : { address: values.TEMPORAL_UI_ADDRESS, namespace: values.TEMPORAL_NAMESPACE },
    signIn: signInOf(values),
    sessionMs: values.LEADCYCLE_SESSION_HOURS * 3_600_000,
  };
};

const mebibytes = (count: number): number => Math.floor(count * 1024 ** 2);

/** How large a file may be that is attached to a lead, in bytes. @throws ConfigurationError */
export const readLargestAttachment = (environment: NodeJS.ProcessEnv): number =>
  mebibytes(
    checked(configurationSchema.pick({ LEADCYCLE_ATTACHMENT_MIB: true }), environment)
      .LEADCYCLE_ATTACHMENT_MIB,
  );

const brokersIn = (text: string): readonly string[] => text.split(',').map((broker) => broker.trim());

/** The port that the projector tells its metrics on; null: it does not. @throws ConfigurationError */
export const readMetricsPort = (environment: NodeJS.ProcessEnv): number | null => {
  const values = checked(configurationSchema.pick({ LEADCYCLE_METRICS_PORT: true }), environment);
  return values.LEADCYCLE_METRICS_PORT === '' ? null : Number(values.LEADCYCLE_METRICS_PORT);
};

const checked = <Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.infer<Schema> => {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigurationError(
    `These environment variables are missing or wrong:\n${lines.join('\n')}\nSee .env.example, or run \`leadcycle up\` to start servers of your own.`,
  );
};
