// `leadcycle customer`, `leadcycle customers`: what do we know of a customer, and which customers are there?
import type { Command } from 'commander';
import { leadsOfCustomer, listCustomers, toldOf } from '../../projections/customer/queries.ts';
import type { CustomerListed } from '../../projections/customer/queries.ts';
import { addCommand, print } from '../answer.ts';
import { CliFailure } from '../failure.ts';
import { endOf } from '../moments.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { customerReport } from '../../projections/customer/report.ts';
import type { CustomerReport } from '../../projections/customer/report.ts';
import { customerWords } from './customer-words.ts';

interface Options {
  readonly asOf?: string;
  readonly json?: boolean;
}

export const addCustomerCommands = (program: Command): void => {
  addCommand(program, 'customer <id>', 'one customer: what is known of it since when, and all its leads')
    .option('--as-of <day>', 'how it stood at the end of that day, or at an instant')
    .action(show);
  addCommand(
    program,
    'customers [text]',
    'customers by any name they ever had, with their leads counted',
  ).action(list);
};

const show = async (customerId: string, options: Options): Promise<void> => {
  const report = await withReadSide(async (side): Promise<CustomerReport> => {
    const { timeZone } = (await side.playbook('default')).reporting;
    const asOf = options.asOf === undefined ? null : endOf(options.asOf, timeZone, '--as-of');
    const told = await toldOf(side.pool, customerId);
    if (told.length === 0)
      throw new CliFailure(
        `No lead has told of a customer ${customerId}.`,
        'Find its id with `leadcycle customers` and a part of its name.',
        { code: 'unknown_customer' },
      );
    return customerReport(
      { customerId, asOf, timeZone },
      asOf === null ? told : told.filter(({ time }) => time <= asOf),
      await leadsOfCustomer(side.pool, customerId, asOf),
    );
  });
  print({ json: report, text: () => customerWords(report) }, options);
};

const most = 200;

const list = async (text: string | undefined, options: { readonly json?: boolean }): Promise<void> => {
  const customers = await withReadSide((side) => listCustomers(side.pool, text ?? null, most));
  print({ json: { customers }, text: () => inWords(customers, text ?? null) }, options);
};

const inWords = (customers: readonly CustomerListed[], text: string | null): string => {
  if (customers.length === 0)
    return text === null ? 'There are no customers yet.' : `No customer has ${text} in its name.`;
  return [
    table(
      ['customer', 'name', 'leads', 'open'],
      customers.map(({ customerId, name, leads, open }) => [customerId, name, leads, open]),
    ),
    ...(customers.length < most ? [] : [`The first ${most}; a part of the name narrows them down.`]),
  ].join('\n');
};
