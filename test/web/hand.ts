// How does somebody use the console by hand, in either language: forms, other people, parts of a page?
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { en } from '../../web/words/en.ts';
import { zh } from '../../web/words/zh.ts';

type Key = keyof typeof en;

export interface Language {
  readonly say: (key: Key) => string;
  /** On the button that leads to it. */
  readonly becomes: string;
  /** How names of pictures in it end. */
  readonly picture: string;
}

/** Somebody at the console, in a language. */
export interface Hand extends Language {
  readonly page: Page;
}

export const become = async ({ page }: Hand, from: string, to: string): Promise<void> => {
  await page.getByRole('button', { name: from, exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${to} ·`) }).click();
  await page.getByRole('button', { name: to, exact: true }).waitFor();
};

/** Fills the form of a command and sends it; where the engine did something meanwhile, over the new state. */
export const give = async (
  { page, say }: Hand,
  command: string,
  fill: (form: Locator) => Promise<void>,
): Promise<void> => {
  await page.getByRole('combobox', { name: say('form.command'), exact: true }).selectOption(command);
  const form = page.getByRole('form', { name: say(`command.${command}` as Key), exact: true });
  await form.getByRole('button', { name: say('form.send'), exact: true }).waitFor();
  await fill(form);
  await form.getByRole('button', { name: say('form.send'), exact: true }).click();
  const again = form.getByRole('button', { name: say('form.sendAnyway'), exact: true });
  await eventually(`${command} is taken`, async () => {
    if (!(await form.isVisible())) return true;
    if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => undefined);
    return !(await form.isVisible());
  });
};

export const labelled = (form: Locator, label: string): Locator =>
  form.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}`));

export const choosePerson = async (
  page: Page,
  form: Locator,
  label: string,
  person: string,
): Promise<void> => {
  const input = form.getByRole('combobox', { name: new RegExp(label.replaceAll(/[()（）]/g, '.')) });
  await input.fill(person);
  await page.getByRole('option', { name: new RegExp(`^${person} ·`) }).click();
};

export const showPart = async ({ page, say }: Hand, part: string): Promise<void> => {
  await page.getByRole('tab', { name: say(`lead.show.${part}` as Key), exact: true }).click();
};

export const english: Language = { say: (key) => en[key], becomes: 'EN (English)', picture: '' };
export const chinese: Language = { say: (key) => zh[key], becomes: '中文', picture: '-chinese-dark' };

/** Chinese is looked at in the dark, English in the light. */
export const speak = async (page: Page, from: Language, to: Language): Promise<Hand> => {
  if (from !== to) {
    await page.getByRole('button', { name: to.becomes, exact: true }).click();
    await page
      .getByRole('button', { name: to.say(to === chinese ? 'looks.dark' : 'looks.light'), exact: true })
      .click();
  }
  return { page, ...to };
};

export const group = (within: Page | Locator, name: string): Locator =>
  within.getByRole('group', { name, exact: true });
