// How is a sentence of the API said in another language? It is known by its English form, and what stands in its places is said in its turn.

/** Null: the sentence is not known. */
export type Translator = (sentence: string) => string | null;

interface Form {
  readonly reads: RegExp;
  readonly says: string;
  readonly places: readonly string[];
  /** How much of it stands fast: of two forms that fit, the one that says more is meant. */
  readonly fast: number;
}

const place = /\{(\d)\}/gu;
/** `{1=}` in the other language: as it came, for whoever has to write it so. */
const saidPlace = /\{(\d)(=?)\}/gu;
/** Of mistakes that stand one after the other: each begins with its field, or in one of these ways. */
const nextSentence = /(?<=[.?]) (?="|There is no |It must be |Did you mean )/u;
/** No refusal of one thing is longer. */
const longest = 2_000;

/**
 * @param forms English to the other language; `{0}` stands for what differs
 * @param word for a single word of the vocabulary: a stage, a role; itself where there is none
 */
export const translatorOf = (
  forms: Readonly<Record<string, string>>,
  word: (text: string) => string,
): Translator => {
  const known = Object.entries(forms)
    .map(([english, says]) => formOf(english, says))
    .sort((one, other) => other.fast - one.fast);
  const one: Translator = (text) => {
    if (text === '' || text.length > longest) return null;
    for (const { reads, says, places } of known) {
      const found = reads.exec(text);
      if (found === null) continue;
      const filled = new Map(places.map((name, index) => [name, found[index + 1] ?? '']));
      return says.replaceAll(saidPlace, (_all, name: string, asItCame: string) => {
        const part = filled.get(name) ?? '';
        return asItCame === '' ? within(part) : part;
      });
    }
    return null;
  };
  const say: Translator = (text) => {
    const sentences = text.trim().split(nextSentence).map(one);
    return sentences.includes(null) ? null : sentences.join('');
  };
  const within = (part: string): string => say(part) ?? part.split(', ').map(word).join(', ');
  return say;
};

const formOf = (english: string, says: string): Form => {
  const fast = english.split(/\{\d\}/u);
  const reads = new RegExp(`^${fast.map((text) => escaped(text)).join('(.*?)')}$`, 'su');
  return {
    ...{ reads, says, places: [...english.matchAll(place)].map(([, name = '']) => name) },
    fast: fast.join('').length,
  };
};

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
