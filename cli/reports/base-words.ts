// How does a pipeline in the base currency read: each currency with its rate, and what all of it comes to?
import type { PipelineInBase } from '../../doors/reports/pipeline-in-base.ts';
import { minorWords } from '../money-words.ts';
import { table } from '../table.ts';

export const baseWords = ({ currency: base, day, currencies, total }: PipelineInBase): string =>
  [
    '',
    table(
      ['currency', 'leads', 'amount', `${base} for one`, 'since'],
      currencies.map(({ currency, leads, minor, rate, rateSince }) => [
        ...[currency, leads, minorWords(BigInt(minor), currency)],
        ...(rate === null ? ['no rate: not added', null] : [String(rate), rateSince]),
      ]),
    ),
    `Together at the rates of ${day}: ${minorWords(BigInt(total), base)}`,
  ].join('\n');
