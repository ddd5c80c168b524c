// Is this option a whole number of the right size?
import { InvalidArgumentError } from 'commander';

/** A parser for an option of commander. */
export const wholeNumber =
  (from: number, to: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/u.test(text) || number < from || number > to)
      throw new InvalidArgumentError(`Give a whole number from ${from} to ${to}.`);
    return number;
  };
