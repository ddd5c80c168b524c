// `leadcycle scenario`: how is a written life played on the engine that runs here?
import type { Command } from 'commander';
import { newId } from '../../doors/ids.ts';
import { addCommand, print } from '../answer.ts';
import { withEngine } from '../with-engine.ts';
import { play } from './play.ts';
import type { Played } from './play.ts';
import { readScenario } from './scenario-file.ts';

interface Options {
  readonly asIs?: true;
  readonly json?: boolean;
}

export const addScenarioCommand = (program: Command): void => {
  addCommand(
    program,
    'scenario <file>',
    'play a written life of a lead, step by step, as the people it names',
  )
    .option(
      '--as-is',
      'with the same leads each time, so that playing it again changes nothing (default: new ones)',
    )
    .addHelpText(
      'after',
      '\nSteps are played at once, in their order; it waits only for what the engine does by itself, such as finding an owner.\nIt needs the people that the file names: `leadcycle org import examples/org.yaml`.',
    )
    .action(playFile);
};

const playFile = async (file: string, options: Options): Promise<void> => {
  const scenario = await readScenario(file);
  if (options.json !== true)
    process.stderr.write(`${scenario.title}\n${scenario.story === undefined ? '' : `${scenario.story}\n`}`);
  const played = await withEngine((engine) =>
    play(scenario, {
      engine,
      run: options.asIs === true ? scenario.title : newId(),
      letPass: () => Promise.resolve(),
      onStep: (step) => {
        if (options.json !== true) process.stderr.write(`${stepWords(step)}\n`);
      },
    }),
  );
  const leads = [...new Set(played.map(({ leadId }) => leadId))];
  const answer = { title: scenario.title, leads, steps: played };
  print(
    {
      json: answer,
      text: () => leads.map((leadId) => `Played: ${leadId}; see \`leadcycle show ${leadId}\`.`).join('\n'),
    },
    options,
  );
};

const stepWords = ({ step, tell, as, command, events, rejected, stands }: Played): string => {
  const what =
    command === null
      ? `the lead stands in ${stands}`
      : rejected === null
        ? `${as ?? ''}: ${command} → ${events.join(', ') || 'nothing new'} [${stands}]`
        : `${as ?? ''}: ${command} is refused, ${rejected}`;
  return `${String(step).padStart(3)}  ${tell === null ? '' : `${tell}\n     `}${what}`;
};
