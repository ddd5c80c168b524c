// What is a report to be counted by? Words with commas between, each of them known.
import { misuse } from '../failure.ts';

/** @throws CliFailure (misuse) naming those that there are */
export const cutsIn = <Cut extends string>(words: string, known: readonly Cut[]): readonly Cut[] =>
  words.split(',').map((word) => {
    const cut = known.find((one) => one === word.trim());
    if (cut === undefined)
      throw misuse(`--by does not know "${word.trim()}".`, `Write ${known.join(', ')}, with commas between.`);
    return cut;
  });
