// Which commands are there? Only the one that was called is loaded, so that `--help` answers at once.
import { readFileSync } from 'node:fs';
import { Command } from 'commander';

interface Entry {
  readonly names: readonly string[];
  readonly summaries: Readonly<Record<string, string>>;
  readonly add: (program: Command, words: readonly string[]) => Promise<void>;
}

const entry = (
  summaries: Readonly<Record<string, string>>,
  add: (program: Command, words: readonly string[]) => Promise<void>,
): Entry => ({ names: Object.keys(summaries), summaries, add });

const entries: readonly Entry[] = [
  entry(
    {
      up: 'start Temporal, Kafka, Postgres and the engine, and leave them running',
      down: 'stop what `up` started; the data stays',
      status: 'what runs, where, since when',
      doctor: 'what is missing on this machine, and how to get it',
      reset: 'stop everything and delete all its data',
    },
    async (program) => (await import('./stack-commands.ts')).addStackCommands(program),
  ),
  entry({ org: 'the organisation: import it, show it; absences, holidays, who leaves' }, async (program) =>
    (await import('./organisation/org-commands.ts')).addOrgCommands(program),
  ),
  entry(
    { playbook: 'what may differ from company to company: check, try, publish, adopt' },
    async (program) => (await import('./organisation/playbook-commands.ts')).addPlaybookCommands(program),
  ),
  entry({ import: 'import a CRM export: leads and their activities' }, async (program) =>
    (await import('./import/import-command.ts')).addImportCommand(program),
  ),
  entry({ lead: 'every command of a lead: obtain, assess-dimension, claim, win-order …' }, async (program) =>
    (await import('./lead/lead-commands.ts')).addLeadCommands(program),
  ),
  entry({ show: 'one lead: where it stands, why, and what comes next' }, async (program) =>
    (await import('./show/show-command.ts')).addShowCommand(program),
  ),
  entry({ timeline: 'one lead: every event, who and when' }, async (program) =>
    (await import('./show/timeline-command.ts')).addTimelineCommand(program),
  ),
  entry({ pipeline: 'open leads: count and amount, now or on a past day' }, async (program) =>
    (await import('./reports/pipeline-command.ts')).addPipelineCommand(program),
  ),
  entry({ forecast: 'what open leads may bring, by how far each has come' }, async (program) =>
    (await import('./reports/forecast-command.ts')).addForecastCommand(program),
  ),
  entry(
    {
      customer: 'one customer: what is known of it since when, and all its leads',
      customers: 'customers by name, with their leads counted',
    },
    async (program) => (await import('./reports/customer-command.ts')).addCustomerCommands(program),
  ),
  entry({ load: 'open leads of everybody against what they can keep' }, async (program) =>
    (await import('./reports/load-command.ts')).addLoadCommand(program),
  ),
  entry({ pool: 'leads that wait to be claimed' }, async (program) =>
    (await import('./reports/pool-command.ts')).addPoolCommand(program),
  ),
  entry({ churn: 'the share of leads that did not become orders' }, async (program) =>
    (await import('./reports/churn-command.ts')).addChurnCommand(program),
  ),
  entry({ 'time-to-order': 'how many days it takes until an order, by Kaplan and Meier' }, async (program) =>
    (await import('./reports/time-to-order-command.ts')).addTimeToOrderCommand(program),
  ),
  entry({ funnel: 'how far leads come, from stage to stage' }, async (program) =>
    (await import('./reports/funnel-command.ts')).addFunnelCommand(program),
  ),
  entry({ dwell: 'how long leads stay in each stage, and how often they go back' }, async (program) =>
    (await import('./reports/dwell-command.ts')).addDwellCommand(program),
  ),
  entry({ quality: 'how good is what each channel or submitter brings' }, async (program) =>
    (await import('./reports/quality-command.ts')).addQualityCommand(program),
  ),
  entry({ review: 'what the regular meeting on leads has to look at' }, async (program) =>
    (await import('./reports/review-command.ts')).addReviewCommand(program),
  ),
  entry({ sla: 'what is due, at risk or late, and how targets were kept' }, async (program) =>
    (await import('./reports/sla-command.ts')).addSlaCommand(program),
  ),
  entry({ audit: 'compare read models with the leads themselves' }, async (program) =>
    (await import('./reports/audit-command.ts')).addAuditCommand(program),
  ),
  entry(
    { dlq: 'records that nobody can read, and leads that wait: see them, try them again' },
    async (program) => (await import('./dead-letters/dlq-commands.ts')).addDlqCommands(program),
  ),
  entry({ repair: 'publish again what the stream lacks, from wherever it is stored' }, async (program) =>
    (await import('./repair/repair-command.ts')).addRepairCommand(program),
  ),
  entry({ rebuild: 'all read models anew from the stream, while the old ones answer' }, async (program) =>
    (await import('./rebuild/rebuild-command.ts')).addRebuildCommand(program),
  ),
  entry({ notify: 'who is told what: subscriptions, deliveries, a preview' }, async (program) =>
    (await import('./notify/notify-commands.ts')).addNotifyCommands(program),
  ),
  entry({ export: 'leads and events for spreadsheets, DuckDB and process mining' }, async (program) =>
    (await import('./export/export-command.ts')).addExportCommand(program),
  ),
  entry({ analyst: 'who may ask in SQL: add, list, remove' }, async (program) =>
    (await import('./analyst/analyst-commands.ts')).addAnalystCommands(program),
  ),
  entry({ key: 'which systems may call the API: add, list, revoke' }, async (program) =>
    (await import('./keys/key-commands.ts')).addKeyCommands(program),
  ),
  entry({ simulate: 'let a made-up company live: leads of many months, as events' }, async (program) =>
    (await import('./simulate/simulate-command.ts')).addSimulateCommand(program),
  ),
  entry({ demo: 'see all of it at work' }, async (program) =>
    (await import('./demo-command.ts')).addDemoCommand(program),
  ),
  entry({ scenario: 'play a written life of a lead through the engine' }, async (program) =>
    (await import('./scenario/scenario-command.ts')).addScenarioCommand(program),
  ),
];

const version = (): string => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

/**
 * The program with the called command in full and all others by their summary.
 * @param words the command line without node and file
 */
export const buildProgram = async (words: readonly string[]): Promise<Command> => {
  const program = new Command('leadcycle')
    .description('From market to lead, from lead to cash.')
    .version(version(), '-v, --version')
    .enablePositionalOptions() // what stands behind the name of a command is meant for that command
    .exitOverride()
    // What commander would write about a mistake is told by the one place that tells failures.
    .configureOutput({ outputError: () => undefined })
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      '\nEvery command knows --help and --json. Exit codes: 0 done, 1 failed, 2 called in a wrong way.',
    );
  const called = words.find((word) => !word.startsWith('-'));
  for (const { names, summaries, add } of entries) {
    if (called !== undefined && names.includes(called)) await add(program, words);
    else for (const name of names) program.command(name).description(summaries[name] ?? '');
  }
  if (words.length === 0) program.action(() => program.outputHelp());
  return program;
};
