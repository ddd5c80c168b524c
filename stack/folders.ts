// Which folders does this checkout use? One for state, one for downloads; the environment may name others.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { given } from './environment.ts';
import type { Environment } from './environment.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The state folder, absolute: LEADCYCLE_STATE, else `.leadcycle` in the project. */
export const stateFolderOf = (environment: Environment): string =>
  resolve(given(environment, 'LEADCYCLE_STATE') ?? join(project, '.leadcycle'));

/** The folder for downloads, absolute: LEADCYCLE_CACHE, else `~/.cache/leadcycle`. */
export const cacheFolderOf = (environment: Environment): string =>
  resolve(given(environment, 'LEADCYCLE_CACHE') ?? join(homedir(), '.cache', 'leadcycle'));
