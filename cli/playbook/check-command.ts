// `leadcycle playbook check`: could this file be published, and how big is what leads would carry?
import type { Command } from 'commander';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import type { CompiledPlaybook } from '../../doors/playbook/compile-playbook.ts';
import { bytesOf, largestPlaybook } from '../../doors/playbook/playbook-size.ts';
import { addCommand, print } from '../answer.ts';
import { sourceInFile } from './named-source.ts';

export const addCheckCommand = (playbook: Command): void => {
  addCommand(
    playbook,
    'check <file>',
    'every mistake at its line and column; needs no servers, changes nothing',
  ).action(check);
};

const check = async (file: string, { json }: { readonly json?: boolean }): Promise<void> => {
  const playbook = compilePlaybook(await sourceInFile(file), file);
  const { name, hash } = playbook;
  const [bytes, conditions] = [bytesOf(playbook), conditionsIn(playbook)];
  const text = (): string =>
    `${name} can be published: ${bytes.toLocaleString('en-US')} of ${largestPlaybook.toLocaleString('en-US')} bytes, ${conditions} conditions, hash ${hash}.`;
  print({ json: { name, hash, bytes, bytesAtMost: largestPlaybook, conditions }, text }, { json });
};

const conditionsIn = ({ tiering, distribution }: CompiledPlaybook): number =>
  // Whether to verify is one more.
  tiering.rules.length + distribution.owners.length + 1;
