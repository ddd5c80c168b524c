// Where does the API of this machine listen, and where does it answer?
import { readFileSync } from 'node:fs';
import type { Environment } from '../stack/environment.ts';
import { portNear } from '../stack/ports.ts';

const usualPort = 8080;

/** The port that somebody named; else the usual one, or where it is taken any that is free. */
export const apiPort = async (environment: Environment): Promise<string> =>
  environment['LEADCYCLE_API_PORT'] ?? String(await portNear(usualPort));

/** `http://127.0.0.1:8080`, as the process said when it began; null where it did not. */
export const apiAddressIn = (logFile: string): string | null =>
  [...readFileSync(logFile, 'utf8').matchAll(/^api is ready: (\S+)$/gmu)].at(-1)?.[1] ?? null;
