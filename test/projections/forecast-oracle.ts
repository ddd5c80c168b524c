// What may open leads bring? Counted slowly and plainly from envelopes, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';
import { at, cutsAfter, firstOwnerOf, isAsked, nameOf, outcomes } from './stay-oracle.ts';
import type { Asked } from './stay-oracle.ts';

const amountIn = ({ data }: Envelope): number | null => {
  const amount = data['amount'];
  if (typeof amount !== 'object' || amount === null || !('minor' in amount)) return null;
  return Number(amount.minor);
};

const lastOf = <Value>(
  events: readonly Envelope[],
  read: (event: Envelope) => Value | null,
): Value | null => {
  let last: Value | null = null;
  for (const event of events) last = read(event) ?? last;
  return last;
};

const told = (event: Envelope): boolean => ['LeadObtained', 'LeadEnriched'].includes(nameOf(event));

export interface OracleForecast {
  readonly cut: { readonly step: string; readonly decision: string | null };
  readonly leads: number;
  readonly currency: string | null;
  readonly minor: string;
  readonly weighted: string;
}

/** By step and month of the decision, in any order. */
export const forecastBySlowCount = (
  streams: readonly (readonly Envelope[])[],
  { asOf, offices, only }: Pick<Asked, 'asOf' | 'offices' | 'only'>,
  weights: Readonly<Record<string, number>>,
): readonly OracleForecast[] => {
  const sums = new Map<string, { leads: number; minor: bigint; hundredths: bigint }>();
  for (const events of streams) {
    const happened = events.filter(({ time }) => time <= asOf);
    if (nameOf(happened[0] ?? events[0]!) !== 'LeadObtained' || happened.length === 0) continue;
    const stage = lastOf(happened, (event) => at(event, 'enters')) ?? '';
    if (outcomes.includes(stage)) continue;
    const cuts = { ...cutsAfter(happened), firstOwner: firstOwnerOf(events, asOf) };
    if (!isAsked({ cuts }, { offices, only })) continue;
    const reached = happened
      .filter((event) => nameOf(event) === 'MilestoneReached')
      .map((event) => at(event, 'milestone') ?? '')
      .filter((milestone) => milestone in weights)
      .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
    const step = (stage === 'convert' ? reached[0] : undefined) ?? stage;
    const month = lastOf(happened, (event) => (told(event) ? at(event, 'expectedDecisionOn') : null));
    const minor = lastOf(happened, (event) => (told(event) ? amountIn(event) : null));
    const key = JSON.stringify([step, month?.slice(0, 7) ?? null, minor === null ? null : cuts.currency]);
    const sum = sums.get(key) ?? { leads: 0, minor: 0n, hundredths: 0n };
    sums.set(key, {
      leads: sum.leads + 1,
      minor: sum.minor + BigInt(minor ?? 0),
      hundredths: sum.hundredths + BigInt(minor ?? 0) * BigInt(weights[step] ?? 0),
    });
  }
  return [...sums].map(([key, { leads, minor, hundredths }]) => {
    const [step, decision, currency] = JSON.parse(key) as [string, string | null, string | null];
    return {
      ...{ cut: { step, decision }, leads, currency, minor: String(minor) },
      weighted: String((hundredths + 50n) / 100n),
    };
  });
};
