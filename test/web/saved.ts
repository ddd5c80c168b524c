// What lies in the file that a click saves?
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';

export interface Saved {
  readonly name: string;
  readonly content: Buffer;
}

export const saved = async (button: Locator): Promise<Saved> => {
  const [download] = await Promise.all([button.page().waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
};
