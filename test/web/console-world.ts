// What do browser tests look at? The console of a real engine of their own, in a browser that notes what goes wrong.
import { afterAll, beforeAll } from 'vitest';
import type { ApiSettings } from '../../api/settings.ts';
import { openApiWorld } from '../api/api-world.ts';
import type { ApiWorld } from '../api/api-world.ts';
import { openBrowser, untilReady } from './browser.ts';
import type { WatchedBrowser } from './browser.ts';

/** Of the test file at hand, once `openConsole` has opened them. */
export let world: ApiWorld;
export let browser: WatchedBrowser;

/** Opens both before the first test of the file, and closes them after its last. */
export const openConsole = (over: Partial<ApiSettings> = {}): void => {
  beforeAll(async () => {
    browser = await openBrowser();
    world = await openApiWorld(over);
    await untilReady(world);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });
};
