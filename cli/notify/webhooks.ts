// `leadcycle notify secret` and `enable`: how does a receiver get its secret, and how is it told again?
import { writeFile } from 'node:fs/promises';
import { rotateSecret } from '../../notifications/webhook-secrets.ts';
import { enableWebhook } from '../../notifications/webhook-list.ts';
import { print } from '../answer.ts';
import { CliFailure, misuse } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';

interface Options {
  readonly write?: string;
  readonly json?: boolean;
}

/** A secret is shown once, to whoever asks for text, or written to a file; never as JSON, which ends up in logs. */
export const secret = async (webhook: string, options: Options): Promise<void> => {
  if (options.json === true && options.write === undefined)
    throw misuse('A secret is never printed as JSON.', 'Add `--write FILE`, or leave `--json` out.');
  const { write } = options;
  // The file comes first: a secret that nobody has been given would make every signature useless.
  if (write !== undefined) await reserve(write);
  const given = await withReadSide(({ pool, configuration: { masterKey } }) =>
    rotateSecret(pool, webhook, { masterKey, now: Date.now() }),
  );
  if (given === null) throw unknownWebhook(webhook);
  if (write !== undefined) await writeFile(write, `${given}\n`, { mode: 0o600 });
  const text = (): string =>
    [
      write === undefined ? given : `The secret of ${webhook} is in ${write}.`,
      'It is not shown again. The secret before, if its receiver had one, signs along for a day.',
    ].join('\n');
  print({ json: { webhook, file: write ?? null }, text }, options);
};

const reserve = (file: string): Promise<void> =>
  writeFile(file, '', { flag: 'wx', mode: 0o600 }).catch(() => {
    throw misuse(
      `The file ${file} cannot be made.`,
      'Name a file that does not exist yet, in a folder that does.',
    );
  });

export const enable = async (webhook: string, options: Options): Promise<void> => {
  if (!(await withReadSide(({ pool }) => enableWebhook(pool, webhook)))) throw unknownWebhook(webhook);
  const text = (): string =>
    `${webhook} is told again. What was dropped meanwhile: \`leadcycle notify redeliver --undelivered --to ${webhook}\`.`;
  print({ json: { webhook, state: 'active' }, text }, options);
};

const unknownWebhook = (webhook: string): CliFailure =>
  new CliFailure(
    `There is no webhook "${webhook}".`,
    'See `leadcycle notify show`, or import a file that has it.',
    {
      code: 'unknown_webhook',
    },
  );
