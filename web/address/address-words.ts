// What may the address of a page say? Its words, each with what it may say; whatever else stands there is unknown.
import { UnknownAsked } from './unknown-asked.ts';

/** What a word says, as its page takes it; undefined where the page does not know it. */
export type Reader<Value> = (said: unknown) => Value | undefined;

/** The router reads `7` and `true` as what they are in JSON. */
export const text: Reader<string> = (said) =>
  typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean'
    ? String(said)
    : undefined;

export const wholeNumber: Reader<number> = (said) =>
  typeof said === 'number' && Number.isInteger(said) && said > 0 ? said : undefined;

export const oneOf =
  <const Choice extends string>(choices: readonly Choice[]): Reader<Choice> =>
  (said) =>
    choices.find((choice) => choice === said);

type Readers = Readonly<Record<string, Reader<unknown>>>;
export type Asked<Words extends Readers> = {
  readonly [Word in keyof Words]?: NonNullable<ReturnType<NonNullable<Words[Word]>>>;
};

/** Reads an address, by whomever it was written. @throws UnknownAsked with all that the page does not know */
export type AddressReader<Said> = (search: Readonly<Record<string, unknown>>) => Said;

export const addressWords = <Words extends Readers>(words: Words): AddressReader<Asked<Words>> => {
  const readers = new Map<string, Reader<unknown>>(Object.entries(words));
  const isKnown = (read: object): read is Asked<Words> =>
    Object.values(read).every((value) => value !== undefined);
  return (search) => {
    const said = Object.entries(search).filter(([, value]) => value !== undefined);
    const read = Object.fromEntries(said.map(([word, value]) => [word, readers.get(word)?.(value)]));
    if (isKnown(read)) return read;
    throw new UnknownAsked(said.filter(([word]) => read[word] === undefined));
  };
};

/**
 * What the address says where only the page at hand knows what there is; what is usual where it says nothing.
 * @throws UnknownAsked
 */
export const askedAmong = <Choice extends string | number>(
  choices: readonly Choice[],
  usual: Choice,
  [word, said]: readonly [word: string, said: string | number | undefined],
): Choice => {
  if (said === undefined) return usual;
  const chosen = choices.find((choice) => choice === said);
  if (chosen === undefined) throw new UnknownAsked([[word, said]]);
  return chosen;
};
