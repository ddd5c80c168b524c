// Which command do these words call? As far as their names are known, one below the other.
import type { Command } from 'commander';

/** `['notify', 'preview']` of `notify preview --hours 0`. */
export const calledCommand = (program: Command, words: readonly string[]): readonly string[] => {
  const [word, ...rest] = words;
  if (word === undefined) return [];
  const command = program.commands.find((known) => known.name() === word);
  if (command !== undefined) return [word, ...calledCommand(command, rest)];
  return word.startsWith('-') ? calledCommand(program, rest) : [];
};
