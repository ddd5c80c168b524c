// How is the life of a lead written down, so that it can be played? Steps in their order, each by a person.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FileMistakes } from '../../doors/file-mistakes.ts';
import { readYaml } from '../../doors/yaml-file.ts';
import { Place } from '../../events/vocabulary.ts';
import { misuse } from '../failure.ts';
import { leadVerbs } from '../lead/lead-verbs.ts';

const name = z.string().trim().min(1).max(100);

const Step = z.strictObject({
  /** What happens here, for the reader. */
  tell: z.string().trim().min(1).optional(),
  /** Time that passes before it, as `3d` or `4h`: played on moved time only. */
  after: z
    .string()
    .regex(/^\d{1,4}[dhm]$/u, { error: 'a span such as 3d, 4h or 30m' })
    .optional(),
  /** Whose turn it is: the id of a person, or `owner` for whoever owns the lead then. */
  as: name.optional(),
  lead: name.optional(),
  command: z.enum(leadVerbs.map(({ type }) => type)).optional(),
  input: z.record(z.string(), z.unknown()).default({}),
  expect: z
    .strictObject({
      /** Among what happens, in this order. */
      events: z.array(name).default([]),
      /** The code with which it is refused. */
      rejected: name.nullable().default(null),
    })
    .default({ events: [], rejected: null }),
  /** Waits until the engine has brought the lead there by itself. */
  until: z.strictObject({ stands: Place }).optional(),
});
export type Step = z.infer<typeof Step>;

const Scenario = z.strictObject({
  version: z.literal(1),
  title: name,
  story: z.string().trim().optional(),
  playbook: name.default('default'),
  /** The lead that a step means if it names none. */
  lead: name.default('lead'),
  steps: z.array(Step).min(1),
});
export type Scenario = z.infer<typeof Scenario>;

/**
 * Reads a scenario.
 * @throws FileMistakes with the line of each mistake, CliFailure (misuse) when there is no such file
 */
export const readScenario = async (file: string): Promise<Scenario> => {
  const source = await readFile(file, 'utf8').catch(() => {
    throw misuse(
      `The scenario ${file} cannot be read.`,
      'Give the path of a YAML file, such as examples/mexico-2006.yaml.',
    );
  });
  const yaml = readYaml(Scenario, source, file);
  const unfinished = yaml.value.steps.flatMap((step, index) =>
    (step.command === undefined) === (step.until === undefined)
      ? [
          yaml.mistake(
            ['steps', index],
            'A step either gives a command or waits until something: write `command` or `until`.',
          ),
        ]
      : step.command !== undefined && step.as === undefined
        ? [
            yaml.mistake(
              ['steps', index],
              'A command is given by somebody: write `as` with the id of a person, or owner.',
            ),
          ]
        : [],
  );
  if (unfinished.length > 0) throw new FileMistakes(file, unfinished);
  return yaml.value;
};
