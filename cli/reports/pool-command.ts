// `leadcycle pool`: which leads wait to be claimed, for how long, and which of them may one have?
import type { Command } from 'commander';
import { poolList } from '../../doors/pool.ts';
import type { PoolLead, PoolList } from '../../doors/pool.ts';
import { lookingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import { moneyWords } from '../money-words.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';

interface Options {
  readonly as?: string;
  readonly office?: string;
  readonly json?: boolean;
}

export const addPoolCommand = (program: Command): void => {
  addCommand(program, 'pool', 'leads that wait to be claimed, the longest waiting first')
    .option('--office <id>', 'pools of an office and all below it')
    .option('--as <person>', 'only what this person may see; without it everything (LEADCYCLE_AS counts)')
    .addHelpText('after', '\nNobody of the customer is named here; who claims a lead sees them.')
    .action(show);
};

const show = async ({ as, office, json }: Options): Promise<void> => {
  const viewerId = lookingPerson({ as });
  const now = Date.now();
  const list = await withReadSide((side) => poolList(side, { viewerId, officeId: office ?? null }));
  print({ json: list, text: () => inWords(list, viewerId, now) }, { json });
};

const inWords = ({ leads, obstacle, others }: PoolList, viewer: string | null, now: number): string =>
  [
    leads.length === 0
      ? `No lead lies in a pool${viewer === null ? '' : ` for ${viewer}`}.`
      : table(
          ['lead', 'office', 'role', 'waits', 'customer', 'product', 'amount', 'grade', ''],
          leads.map((lead) => row(lead, now)),
        ),
    ...(obstacle === null ? [] : [`No claim is taken now: ${obstacle}.`]),
    ...(others === 0
      ? []
      : [`${String(others)} more ask for a role, an office or knowledge that ${viewer ?? 'they'} lack.`]),
  ].join('\n');

const row = (lead: PoolLead, now: number): string[] => [
  ...[lead.leadId, lead.officeId, lead.role, age(now - Date.parse(lead.since))],
  ...[lead.customer?.name ?? '–', lead.need?.product ?? '–', moneyWords(lead.amount), lead.grade ?? '–'],
  lead.because === null ? '' : `not for you: ${lead.because}`,
];

const age = (ms: number): string => {
  const hours = Math.floor(Math.max(0, ms) / 3_600_000);
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(hours / 24))} d`;
};
