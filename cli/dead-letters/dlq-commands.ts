// `leadcycle dlq`: what could the read models not take in, why, and how is it tried again?
import { Option } from 'commander';
import type { Command } from 'commander';
import { withActingPerson } from '../acting-person.ts';
import { addCommand } from '../answer.ts';
import { wholeNumber } from '../whole-number.ts';
import { consumers } from '../../projections/consumers.ts';
import { listWaiting } from './list.ts';
import { replay } from './replay.ts';
import { listRulings, ruleOnLead } from './rule.ts';
import { showOne } from './show-one.ts';

const ofConsumer = (command: Command): Command =>
  command.addOption(
    new Option('--consumer <name>', 'whose: each keeps its own').choices([...consumers]).default('projector'),
  );

export const addDlqCommands = (program: Command): void => {
  const dlq = program
    .command('dlq')
    .description(
      'Records that nobody can read, and leads that wait: list them, look at them, try them again, rule on them.',
    );
  ofConsumer(
    addCommand(dlq, 'list', 'unreadable records, and leads that wait, with the reason and since when'),
  )
    .option('--limit <rows>', 'at most so many of each', wholeNumber(1, 10_000), 50)
    .action(listWaiting);
  ofConsumer(
    addCommand(
      dlq,
      'show <id>',
      'all of one: a record by PARTITION/OFFSET as `list` names it, or a lead by its id',
    ),
  )
    .option('--write <file>', 'write the bytes of the record to a new file, to mend them there')
    .action(showOne);
  addCommand(dlq, 'replay [id]', 'try a record or a lead again, and say what came of it')
    .option('--all', 'every record and every lead that this software can take in')
    .option('--with <file>', 'publish the bytes of this file instead of those of the record')
    .addHelpText(
      'after',
      `
Nothing counts twice: an event is known by its lead and number. A lead that waits for a missing event is not tried again,
it goes on by itself when the event comes; \`leadcycle repair\` publishes what is stored somewhere. Nobody is notified of
what is published again. Exit code 1 when it still waits.`,
    )
    .action(replay);
  withActingPerson(
    addCommand(dlq, 'rule <lead>', 'say which of two values of one event counts, so that its lead goes on'),
  )
    .requiredOption('--keep <value>', 'stored: what was taken in; or PARTITION/OFFSET of a record that waits')
    .requiredOption('--because <text>', 'why; kept for ever with who said so, so name nobody in it')
    .addHelpText(
      'after',
      `
The stream keeps both values; \`leadcycle dlq show LEAD\` shows them. What is ruled out is passed over from now on, also by
a rebuild, an audit and the notifier. A value that was taken in has been told to everybody: it can only be kept. A ruling
stands. Others who read the stream have to be told of it: \`leadcycle dlq rulings --json\` names both by their sha256.`,
    )
    .action(ruleOnLead);
  addCommand(dlq, 'rulings', 'what was ruled, by whom and why')
    .option('--limit <rows>', 'at most so many, the latest first', wholeNumber(1, 10_000), 50)
    .action(listRulings);
};
