// What is each of the three servers told when it is started?
import type { Environment } from './environment.ts';

export interface ServerOrder {
  readonly stateFolder: string;
  readonly cacheFolder: string;
  readonly environment: Environment;
  /** Lives on after this process. */
  readonly detached: boolean;
  readonly report: (message: string) => void;
}
