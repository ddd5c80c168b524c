// `leadcycle forecast`: what may the open leads bring, each weighted by how far it has come?
import type { Command } from 'commander';
import { forecastCuts, forecastOf } from '../../projections/progress/forecast.ts';
import type { ForecastCut, ForecastRow, ForecastWeights } from '../../projections/progress/forecast.ts';
import { addCommand, print } from '../answer.ts';
import { minorWords } from '../money-words.ts';
import { endOf, localDay, localTime } from '../moments.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { cutsIn } from './cut-words.ts';
import { definitionWords } from './definition-words.ts';
import { forecastInBase } from '../../doors/reports/forecast-in-base.ts';
import type { ForecastInBase } from '../../doors/reports/forecast-in-base.ts';
import { addLeadFilterOptions, filterWords, leadFilterOf } from './lead-filter-options.ts';
import type { LeadFilterOptions } from './lead-filter-options.ts';

interface Options extends LeadFilterOptions {
  readonly by: string;
  readonly asOf?: string;
  readonly inBase?: true;
  readonly explain?: true;
  readonly json?: boolean;
}

interface Forecast {
  readonly asOf: string;
  readonly timeZone: string;
  readonly by: readonly ForecastCut[];
  readonly weights: ForecastWeights;
  readonly rows: readonly ForecastRow[];
  readonly leads: number;
  /** Of `leads`: without an amount, they weigh nothing. */
  readonly withoutAmount: number;
  /** Null unless asked for. */
  readonly inBase: ForecastInBase | null;
  readonly definition: Readonly<Record<string, string>>;
}

const definition = {
  leads: 'open ones as of then, those at rest among them',
  weighted:
    'amount × the share that the default playbook expects of a lead that has come so far; leads in obtain and at rest weigh nothing',
  step: 'the stage; of a lead in conversion its furthest milestone',
  decision: 'the month in which the customer is expected to decide, as told last',
  currencies: 'never added: --in-base adds at the rates of the day what has one',
  filters: 'owner, office, tier … as of then',
};

export const addForecastCommand = (program: Command): void => {
  const command = addCommand(program, 'forecast', 'what open leads may bring, by how far each has come')
    .option('--by <cuts>', `what to count by, with commas between: ${forecastCuts.join(', ')}`, 'step')
    .option('--as-of <day>', 'how it stood at the end of that day, or at an instant (default: now)')
    .option('--in-base', 'amounts in the base currency of the playbook, at the rates of that day')
    .option('--explain', 'what is counted, and what is not');
  addLeadFilterOptions(command).action(show);
};

const show = async (options: Options): Promise<void> => {
  const by = cutsIn(options.by, forecastCuts);
  const forecast = await withReadSide(async (side): Promise<Forecast> => {
    const playbook = await side.playbook('default');
    const { timeZone, forecast: weights } = playbook.reporting;
    const asOf =
      options.asOf === undefined
        ? new Date(side.now()).toISOString()
        : endOf(options.asOf, timeZone, '--as-of');
    const only = await leadFilterOf(side, options);
    const rows = await forecastOf(side.pool, { asOf, by, weights, only });
    const leadsOf = (some: readonly ForecastRow[]): number => some.reduce((sum, row) => sum + row.leads, 0);
    return {
      ...{ asOf, timeZone, by, weights, rows, leads: leadsOf(rows) },
      withoutAmount: leadsOf(rows.filter(({ currency }) => currency === null)),
      inBase: options.inBase === true ? forecastInBase(rows, playbook, localDay(asOf, timeZone)) : null,
      definition,
    };
  });
  print({ json: forecast, text: () => inWords(forecast, options) }, options);
};

const inWords = (forecast: Forecast, options: Options): string => {
  const { asOf, timeZone, by, weights, leads, withoutAmount, inBase } = forecast;
  const shown = inBase?.rows ?? forecast.rows;
  return [
    `Forecast of ${filterWords(options)} as of ${localTime(asOf, timeZone)} in ${timeZone}: ${leads.toLocaleString('en-US')} open, ${withoutAmount.toLocaleString('en-US')} of them without an amount`,
    ...(options.explain === true ? [definitionWords(definition)] : []),
    table(
      [...by, ...(by.includes('step') ? ['percent'] : []), 'leads', 'amount', 'weighted'],
      shown.map((row): Cell[] => [
        ...by.map((cut) => row.cut[cut] ?? null),
        ...(by.includes('step') ? [weights[row.cut.step ?? ''] ?? 0] : []),
        row.leads,
        ...[row.minor, row.weighted].map((minor) =>
          row.currency === null ? null : minorWords(BigInt(minor), row.currency),
        ),
      ]),
    ),
    ...(inBase === null
      ? []
      : [
          `Together at the rates of ${inBase.day}: ${minorWords(BigInt(inBase.total), inBase.currency)}, weighted ${minorWords(BigInt(inBase.weightedTotal), inBase.currency)}`,
          ...(inBase.unrated.length === 0
            ? []
            : [
                `No rate on that day, so not added: ${inBase.unrated.join(', ')}. They keep rows of their own.`,
              ]),
        ]),
  ].join('\n\n');
};
