// `leadcycle audit`: do stream, read models and leads say the same?
import { Kafka, logLevel } from 'kafkajs';
import type { Command } from 'commander';
import type { Engine } from '../../doors/engine.ts';
import { audit } from '../../projections/audit/audit.ts';
import type { AuditResult } from '../../projections/audit/audit.ts';
import { addCommand, print } from '../answer.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';
import { withEngine } from '../with-engine.ts';
import { leadStatesOf } from './lead-states.ts';

interface Options {
  readonly all?: true;
  readonly sample: number;
  readonly json?: boolean;
}

const defaultSample = 200;
const shownAtMost = 50;

export const addAuditCommand = (program: Command): void => {
  addCommand(program, 'audit', 'compare the stream with all read models, and leads with their workflows')
    .option('--all', 'ask the workflow of every lead')
    .option(
      '--sample <leads>',
      'ask the workflows of about so many leads; 0 asks none',
      wholeNumber(0, 10_000_000),
      defaultSample,
    )
    .addHelpText('after', '\nWhat is in flight is no difference. Exit code 1 when anything differs.')
    .action(show);
};

const show = async (options: Options): Promise<void> => {
  const result = await withEngine(async (engine) => {
    const { kafkaBrokers, topic } = engine.configuration;
    const kafka = new Kafka({
      clientId: 'leadcycle-audit',
      brokers: [...kafkaBrokers],
      logLevel: logLevel.NOTHING,
    });
    const asked = options.all === true || options.sample > 0;
    return audit({
      ...{ kafka, topic, pool: engine.pool },
      leadStates: asked ? leadStatesOf(engine) : null,
      workflowEvery: options.all === true ? 1 : await everyNth(engine, options.sample),
    });
  });
  print({ json: result, text: () => inWords(result) }, options);
  if (result.differences.length > 0) process.exitCode = 1;
};

const everyNth = async ({ pool }: Engine, sample: number): Promise<number> => {
  const { rows } = await pool.query<{ leads: string }>('select count(*) as leads from read.lead_seq');
  return sample === 0 ? 1 : Math.max(1, Math.floor(Number(rows[0]?.leads ?? 0) / sample));
};

const inWords = ({ checked, differences }: AuditResult): string => {
  const compared = `Compared ${figure(checked.leads)} leads, ${figure(checked.events)} events in ${figure(checked.records)} records, ${figure(checked.workflows)} workflows.`;
  if (differences.length === 0) return `${compared}\nThey agree.`;
  const rows = differences
    .slice(0, shownAtMost)
    .map(({ kind, leadId, seq, where, because }) => [kind, leadId, seq, where, because]);
  return [
    compared,
    `${figure(differences.length)} differences${differences.length > shownAtMost ? `, the first ${shownAtMost}` : ''}:`,
    table(['what', 'lead', 'seq', 'where', 'because'], rows),
  ].join('\n');
};

const figure = (count: number): string => count.toLocaleString('en-US');
