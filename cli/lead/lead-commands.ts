// Which verbs has `leadcycle lead`? One for every command that a door takes, its flags read off the command's schema.
import { Option } from 'commander';
import type { Command } from 'commander';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import { withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import type { Flag } from './flag.ts';
import { addAttachmentCommands } from './attachments.ts';
import { findDuplicates } from './duplicates.ts';
import { giveCommand } from './give-command.ts';
import type { VerbOptions } from './give-command.ts';
import { leadVerbs, verbWords } from './lead-verbs.ts';
import type { LeadVerb } from './prepared-command.ts';
import { takeLead } from './take-lead.ts';
import { addVerifiersCommand } from './verifiers.ts';

/** These go through doors of their own: a place is reserved first, or a content sent. */
const prepared: readonly LeadCommandType[] = [
  ...(['ClaimLead', 'DistributeLead', 'ReassignLead'] as const),
  ...(['AddAttachment', 'RemoveAttachment'] as const),
];

export const addLeadCommands = (program: Command): void => {
  const lead = program.command('lead').description('Give a lead a command, as a person of the organisation.');
  for (const verb of leadVerbs) if (!prepared.includes(verb.type)) addVerb(lead, verb);
  addVerifiersCommand(lead);
  addTaking(lead, 'claim <lead>', 'take a lead from the pool for oneself', []);
  addTaking(lead, 'distribute <lead>', 'give a lead in distribution to a person', ['to', 'reason']);
  addTaking(lead, 'reassign <lead>', 'give an owned lead to another person', ['to', 'reason']);
  addDuplicates(lead);
  addAttachmentCommands(lead);
};

const addDuplicates = (parent: Command): void => {
  const command = withActingPerson(
    addCommand(parent, 'duplicates <lead>', 'leads that may be the same need, as far as one may see them'),
  );
  command.action(async (leadId: string, options: Parameters<typeof findDuplicates>[1]) => {
    print(await findDuplicates(leadId, options), options);
  });
};

const addVerb = (parent: Command, verb: LeadVerb): void => {
  const operands = verb.type === 'ObtainLead' ? '' : ' <lead>';
  const command = addCommand(parent, `${verb.verb}${operands}`, verbWords[verb.type] ?? `give ${verb.type}`);
  withSending(withActingPerson(command)).option(
    '--input <file>',
    'the whole input as JSON or YAML, - for stdin; flags win',
  );
  for (const flag of verb.flags) command.addOption(optionOf(flag));
  if (verb.type === 'ObtainLead')
    command.option('--playbook <name>', 'the playbook it is born under', 'default');
  command.action(async (...received: unknown[]) => {
    const leadId = typeof received[0] === 'string' ? received[0] : null;
    const options = command.opts<VerbOptions>();
    print(await giveCommand(verb, leadId, options), options);
  });
};

const addTaking = (
  parent: Command,
  nameAndOperand: string,
  description: string,
  asked: readonly string[],
): void => {
  const command = withSending(withActingPerson(addCommand(parent, nameAndOperand, description)));
  if (asked.includes('to')) command.requiredOption('--to <person>', 'who is to own it');
  if (asked.includes('reason')) command.requiredOption('--reason <text>', 'why this person');
  command.action(async (leadId: string, options: Parameters<typeof takeLead>[2]) => {
    print(await takeLead(command.name(), leadId, options), options);
  });
};

const withSending = (command: Command): Command =>
  command
    .option('--id <uuid>', 'id of the command: given again with the same one it counts once')
    .option('--wait', 'come back when the read models have it too');

const optionOf = (flag: Flag): Option => {
  const option = new Option(`${flag.name} <${placeholderOf(flag)}>`, helpOf(flag));
  if (flag.repeated)
    option.argParser((text: string, before: unknown) => [
      ...(Array.isArray(before) ? (before as unknown[]) : []),
      text,
    ]);
  return option;
};

const placeholderOf = (flag: Flag): string => {
  switch (flag.kind) {
    case 'group':
      return 'fields';
    case 'choice':
      return flag.path.at(-1) ?? 'choice';
    case 'text':
    case 'number':
    case 'money':
    case 'person':
    case 'instant':
    case 'day':
      return flag.kind;
  }
};

const hints: Readonly<Partial<Record<Flag['kind'], string>>> = {
  money: 'such as "12500.50 USD"',
  person: 'id of a person',
  instant: 'such as 2026-01-05T09:00Z or +2d',
  day: 'such as 2026-01-05 or +30d',
};

const helpOf = (flag: Flag): string =>
  [
    ...(flag.choices.length > 0 ? [flag.choices.join(' | ')] : []),
    ...(flag.fields.length > 0
      ? [`"${flag.fields.map(({ path }) => `${path.join('.')}=…`).join(', ')}"`]
      : []),
    ...(hints[flag.kind] === undefined ? [] : [hints[flag.kind]]),
    ...(flag.repeated ? ['may be repeated'] : []),
    ...(flag.required
      ? [flag.name === '--submitter' ? 'who acts, unless another is named' : 'required']
      : []),
  ].join('; ');
