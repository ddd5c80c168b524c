// How does a test look at the console? With a Chromium that gathers what goes wrong, keeps pictures, and asks axe what would keep somebody out.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { root } from '../architecture/tree.ts';
import type { ApiWorld } from '../api/api-world.ts';
import { chromiumPath } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { isLong } from '../support/size.ts';

const pictures = join(root, '.leadcycle', 'screenshots');
export const wide = { width: 1280, height: 800 };
export const narrow = { width: 390, height: 844 };
type Size = typeof wide;

/**
 * In the campaigns either comes late: hands, so that all has come before them, or answers, in any order.
 * What a test waits for must not depend on which of two is sooner.
 */
const isLate = {
  hands: isLong && Math.random() < 0.5,
  answers: isLong && Math.random() < 0.5,
};

export interface WatchedBrowser {
  /** A window of its own, as somebody else would have it. */
  open(size: Size): Promise<Page>;
  /** Keeps a picture, and asks axe. */
  lookAt(page: Page, name: string): Promise<void>;
  /** Errors that pages wrote down, but for the refusals that the console itself asks for. */
  readonly complaints: readonly string[];
  /** What axe calls serious or critical. */
  readonly barriers: readonly string[];
  close(): Promise<void>;
}

export const openBrowser = async (): Promise<WatchedBrowser> => {
  const complaints: string[] = [];
  const barriers: string[] = [];
  await mkdir(pictures, { recursive: true });
  // In a container there is no sandbox to be had; the pages are ours.
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--lang=en'],
    slowMo: isLate.hands ? 500 : 0,
  });
  return {
    ...{ complaints, barriers },
    open: async (size) => {
      const context = await browser.newContext({ viewport: size, locale: 'en-GB', reducedMotion: 'reduce' });
      context.setDefaultTimeout(30_000);
      if (isLate.answers) await answerLate(context);
      // Not by a tag: the policy of the page lets no script in but its own.
      await context.addInitScript({ content: axe.source });
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        // Chromium writes down every refusal; that nobody is signed in yet is one that the console asks for.
        if (message.location().url.endsWith('/v1/me') && message.text().includes('401')) return;
        // Beside other tests the server may have no time: it says so, and the console asks again.
        if (message.text().includes('503')) return;
        complaints.push(`${message.text()} ${message.location().url}`);
      });
      return page;
    },
    lookAt: async (page, name) => {
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
      barriers.push(...(await barriersOn(page)).map((barrier) => `${name}: ${barrier}`));
    },
    close: () => browser.close(),
  };
};

const barriersOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      readonly axe: {
        run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await checker.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 200))
            .join(' | ')}`,
      );
  });

const answerLate = async (context: BrowserContext): Promise<void> => {
  await context.route('**/v1/**', async (route) => {
    await sleep(Math.random() * 1_500);
    // By now the page may be another.
    await route.continue().catch(() => undefined);
  });
};

/** As this person, on the board: the page that one comes to first. */
export const signIn = async (world: ApiWorld, page: Page, person: string): Promise<void> => {
  await page.goto(`${world.address}/`);
  await page.getByRole('button', { name: new RegExp(`^${person}`) }).click();
  await page.getByRole('heading', { name: 'Board', exact: true }).waitFor();
};

/** It turns callers away while it has too much to do, as in the moment in which all is loaded. */
export const untilReady = (world: ApiWorld): Promise<unknown> =>
  eventually('the server has time', async () => (await world.nobody.get('/livez')).status === 200);
