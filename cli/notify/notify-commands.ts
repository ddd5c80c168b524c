// `leadcycle notify`: who is told what, what was told, and what would be?
import type { Command } from 'commander';
import { addCommand } from '../answer.ts';
import { withActingPerson } from '../acting-person.ts';
import { wholeNumber } from '../whole-number.ts';
import { listDeliveries, sendAgain } from './deliveries.ts';
import { showPreview } from './preview.ts';
import { checkFile, importFile, showList } from './subscriptions.ts';
import { sendTest } from './send-test.ts';
import { enable, secret } from './webhooks.ts';

export const addNotifyCommands = (program: Command): void => {
  const notify = program.command('notify').description('Who is told what, when, and over which channel.');
  addCommand(
    notify,
    'check <file>',
    'say what is wrong with a file of subscriptions; needs no servers',
  ).action(checkFile);
  withActingPerson(
    addCommand(
      notify,
      'import <file>',
      'put a file of subscriptions in force; see examples/notifications.yaml',
    ),
  ).action(importFile);
  addCommand(notify, 'show', 'subscriptions and webhooks in force, and how deliveries stand').action(
    showList,
  );
  addCommand(notify, 'test', 'send a test message now, and say how it went')
    .option('--to <person>', 'to a person')
    .option('--webhook <id>', 'to a webhook')
    .option('--by <channel>', 'email or log; without it email')
    .action(sendTest);
  addCommand(notify, 'deliveries', 'what was told to whom, what waits, what failed and why; the latest first')
    .option('--state <state>', 'waiting, sent, failed or dropped')
    .option('--to <receiver>', 'a person or a webhook')
    .option('--lead <id>', 'one lead')
    .option('--limit <rows>', 'at most so many', wholeNumber(1, 10_000), 50)
    .action(listDeliveries);
  addCommand(
    notify,
    'redeliver [delivery]',
    'tell again, under the same id: one delivery, or all that did not arrive',
  )
    .option('--undelivered', 'all that failed or were dropped')
    .option('--to <receiver>', 'with --undelivered: of one person or webhook')
    .action(sendAgain);
  addCommand(
    notify,
    'preview',
    'who would be told what until tomorrow, if nobody did anything; searches for another owner are not played',
  )
    .option('--hours <hours>', 'so far ahead', wholeNumber(1, 24 * 31), 24)
    .option('--office <id>', 'leads of an office and of all below it')
    .option('--to <receiver>', 'one person or webhook')
    .action(showPreview);
  addCommand(notify, 'secret <webhook>', 'give a webhook a new secret; the one before signs along for a day')
    .option('--write <file>', 'write it to a new file that only you can read, instead of showing it')
    .action(secret);
  addCommand(notify, 'enable <webhook>', 'tell a webhook again that was disabled').action(enable);
};
