// `leadcycle playbook check`: could this file be published, and how big is what leads would carry?
import type { Command } from 'commander';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import type { CompiledPlaybook } from '../../doors/playbook/compile-playbook.ts';
import { knownReceivers } from '../../doors/playbook/named-receivers.ts';
import { bytesOf, largestPlaybook } from '../../doors/playbook/playbook-size.ts';
import { namingWords } from '../../doors/playbook/receiver-words.ts';
import { addCommand, print } from '../answer.ts';
import { withReadSide } from '../with-engine.ts';
import { sourceInFile } from './named-source.ts';

interface Options {
  readonly lookUp?: boolean;
  readonly json?: boolean;
}

export const addCheckCommand = (playbook: Command): void => {
  addCommand(
    playbook,
    'check <file>',
    'every mistake at its line and column; needs no servers, changes nothing',
  )
    .option(
      '--look-up',
      'also whether the people, offices and webhooks that clocks name are there; needs servers',
    )
    .action(check);
};

const check = async (file: string, { lookUp = false, json }: Options): Promise<void> => {
  const source = await sourceInFile(file);
  const known = lookUp ? await withReadSide(({ pool }) => knownReceivers(pool)) : null;
  const playbook = compilePlaybook(source, file, known);
  const { name, hash } = playbook;
  const [bytes, conditions] = [bytesOf(playbook), conditionsIn(playbook)];
  const notLookedUp = lookUp ? [] : namesIn(playbook);
  const text = (): string =>
    [
      `${name} can be published: ${bytes.toLocaleString('en-US')} of ${largestPlaybook.toLocaleString('en-US')} bytes, ${conditions} conditions, hash ${hash}.`,
      ...(notLookedUp.length === 0
        ? []
        : [
            `Not looked up: ${notLookedUp.join(', ')}. To publish is refused where there is no such person, office or webhook; \`--look-up\` asks the engine now.`,
          ]),
    ].join('\n');
  print(
    { json: { name, hash, bytes, bytesAtMost: largestPlaybook, conditions, notLookedUp }, text },
    { json },
  );
};

/** Words that name a person, an office or a webhook, each once. */
const namesIn = ({ clocks }: CompiledPlaybook): readonly string[] =>
  namingWords(Object.values(clocks).flatMap(({ steps }) => steps));

const conditionsIn = ({ tiering, distribution, clocks }: CompiledPlaybook): number =>
  // Whether to verify is one more.
  tiering.rules.length +
  distribution.owners.length +
  1 +
  Object.values(clocks).filter(({ appliesTo }) => appliesTo !== undefined).length;
