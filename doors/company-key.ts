// When are two names one company? When they are equal once everything that people write in several ways is set aside.

// Longest first, so that `co ltd` goes before `ltd`. In Latin script a form is a word of its own; in Chinese it is not.
const latinForms = [
  ...['sa de cv', 'co ltd', 'co limited', 'incorporated', 'corporation', 'corp', 'inc'],
  ...['limited', 'ltd', 'llc', 'plc', 'gmbh', 'sa'],
].map((form) => form.split(' '));
const chineseForms = ['有限责任公司', '有限公司'];

/**
 * A key that is the same for two spellings of one company: case, blanks, invisible characters, punctuation, Unicode form
 * and width, `&` or `and`, and the legal form at the end do not count. A digit more makes another company.
 */
export const companyKey = (name: string): string => {
  const words = folded(name)
    .replaceAll(/[\p{Cf}\ufe00-\ufe0f]/gu, '')
    .replaceAll('&', ' and ')
    // `S.A.` and `L.L.C.` are `sa` and `llc`: a dot between single letters parts no words.
    .replaceAll(/(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}?(?![\p{L}\p{N}])/gu, (initials) =>
      initials.replaceAll('.', ''),
    )
    .split(/[\p{P}\p{Z}\s]+/u)
    .filter((word) => word !== '');
  return withoutChineseForm(withoutLatinForm(words).join(''));
};

/** Upper case first: `ß` and `SS` are then the same. */
const folded = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

const withoutLatinForm = (words: readonly string[]): readonly string[] => {
  const form = latinForms.find(
    (candidate) =>
      candidate.length < words.length &&
      candidate.every((word, i) => words.at(i - candidate.length) === word),
  );
  return form === undefined ? words : words.slice(0, -form.length);
};

const withoutChineseForm = (key: string): string => {
  const form = chineseForms.find((candidate) => key.endsWith(candidate) && key.length > candidate.length);
  return form === undefined ? key : key.slice(0, -form.length);
};
