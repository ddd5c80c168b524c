// What can a test ask for by `inject`?
import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** host:port of a Temporal server with time skipping switched on. */
    readonly temporalAddress: string;
    /** Comma list of host:port. */
    readonly kafkaBrokers: string;
    /** URL of an empty database that tests may make schemas in. */
    readonly databaseUrl: string;
    /** Absolute path of the bundled workflow code, for `workflowBundle: { codePath }`. */
    readonly workflowBundlePath: string;
  }
}
