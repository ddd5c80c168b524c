// How does a process of the product end when it cannot go on? With a sentence and an exit code, never a stack trace.
import { ConfigurationError } from './config.ts';

/** Runs a process: exit code 2 when it was configured wrongly, 1 when it failed otherwise. */
export const runProcess = async (main: () => Promise<void>): Promise<void> => {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof ConfigurationError ? 2 : 1;
  }
};
