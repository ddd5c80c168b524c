// What is a word or the path of a field called that a sentence of the API names? As the console calls it; else as it came.

/** As i18next holds them. */
interface Words {
  readonly exists: (key: string) => boolean;
  readonly t: (key: string) => string;
}

/** The vocabulary of the console, where a sentence names a part of it. */
const vocabularies = ['place', 'role', 'command', 'tier', 'word', 'field'];

/** @returns names a stage, a role, an option, or a field such as `contacts[0].email` */
export const namedIn = (words: Words): ((text: string) => string) => {
  const known = (names: readonly string[], text: string): string | null => {
    const key = names.map((name) => `${name}.${text}`).find((name) => words.exists(name));
    return key === undefined ? null : words.t(key);
  };
  const step = (text: string): string | null => {
    const [, field = '', index] = /^(\w+)(?:\[(\d+)\])?$/u.exec(text) ?? [];
    const name = known(['field'], field);
    return name === null || index === undefined ? name : `${name} ${String(Number(index) + 1)}`;
  };
  return (text) => {
    const steps = text.split('.').map(step);
    return known(vocabularies, text) ?? (steps.includes(null) ? text : steps.join(' · '));
  };
};
