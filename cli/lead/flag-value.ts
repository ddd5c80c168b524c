// What does the text after a flag mean? Read by the flag's kind, refused with what would be right.
import { instantIn } from '../../doors/days.ts';
import { misuse } from '../failure.ts';
import { kebab } from './flag.ts';
import type { Flag } from './flag.ts';
import { readMoney } from './money-text.ts';

/**
 * The value of one occurrence of a flag.
 * @throws CliFailure (misuse) saying what may be written
 */
export const valueOfFlag = (flag: Flag, text: string): unknown => {
  switch (flag.kind) {
    case 'text':
      return text;
    case 'person':
      return personPlaceholder(text.trim());
    case 'number': {
      const number = Number(text);
      if (text.trim() === '' || Number.isNaN(number)) throw wrong(flag, 'a number');
      return number;
    }
    case 'choice': {
      const choice = flag.choices.find((word) => String(word) === text.trim());
      if (choice === undefined) throw wrong(flag, `one of ${flag.choices.join(', ')}`);
      return choice;
    }
    case 'money': {
      const money = readMoney(text);
      if (money === null)
        throw wrong(flag, 'an amount with the code of its currency, such as "12500.50 USD"');
      return money;
    }
    case 'instant': {
      if (comingDays.test(text)) return text;
      const at = instantIn(text);
      if (at === null)
        throw wrong(flag, 'an instant with its offset, such as 2026-01-05T09:00Z or 2026-01-05T09:00+01:00');
      return at;
    }
    case 'day':
      if (comingDays.test(text)) return text;
      if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) throw wrong(flag, 'a day such as 2026-01-05');
      return text;
    case 'group':
      return groupOf(flag, text);
  }
};

/** `+30d`: counted from now when the command is put together. */
const comingDays = /^[+-]\d{1,4}d$/u;

/** A door takes manager and office of a person from the organisation; here only the id is known. */
export const personPlaceholder = (personId: string): object => ({
  personId,
  managerId: null,
  officeId: 'unknown',
});

/** `contactId=ana, level=executive`: commas part the fields where a known field name follows. */
const groupOf = (flag: Flag, text: string): object => {
  const names = new Map(
    flag.fields.flatMap((field) => [
      [field.path.join('.'), field] as const,
      [kebab(field.path.join('.')), field] as const,
    ]),
  );
  const group: Record<string, unknown> = Object.fromEntries(
    flag.fields.map(({ path, repeated }) => [path[0] ?? '', repeated ? [] : null]),
  );
  for (const part of text.split(/,\s*(?=[A-Za-z.-]+\s*=)/u)) {
    const [name = '', ...rest] = part.split('=');
    const field = names.get(name.trim());
    if (field === undefined || rest.length === 0)
      throw wrong(
        flag,
        `fields such as "${flag.fields.map(({ path }) => `${path.join('.')}=…`).join(', ')}"`,
      );
    setAt(
      group,
      field.path,
      valueOfFlag({ ...field, name: `${flag.name} ${name.trim()}` }, rest.join('=').trim()),
    );
  }
  return group;
};

/** Puts a value where its path says, making the objects on the way. */
export const setAt = (target: Record<string, unknown>, path: readonly string[], value: unknown): void => {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = isRecord(target[first]) ? target[first] : {};
  target[first] = inner;
  setAt(inner, rest, value);
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (flag: Flag, allowed: string): ReturnType<typeof misuse> =>
  misuse(`${flag.name} does not take this value.`, `Write ${allowed}.`);
