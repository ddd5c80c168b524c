// Does it pay for the customer to buy? It does where the pains they admit cost them more than our price.
import type { Money } from '../events/values.ts';
import type { PainLevel } from '../events/vocabulary.ts';
import type { Lead, Pain } from './lead.ts';
import { inBaseCurrency, majorUnits } from './money.ts';
import type { Playbook } from './playbook.ts';

export interface PaymentCase {
  readonly state: 'holds' | 'does_not_hold' | 'unknown';
  /** Cost over three years and price, in major units of `currency`; null where no price is known. */
  readonly cost: number;
  readonly price: number | null;
  readonly currency: string;
}

/**
 * Σ over distinct pains, admitted or beyond by somebody, of the largest cost that anybody named for that pain, held against
 * the lead's amount. A cost in a currency without a rate is not counted.
 * @param now epoch milliseconds, for the rates
 */
export const paymentCase = (lead: Lead, playbook: Playbook, now: number): PaymentCase => {
  const currency = lead.amount?.currency ?? playbook.money.currency;
  const worth = valueIn(currency, playbook, now);
  const costs = pains(lead).map((cells) =>
    Math.max(0, ...cells.flatMap(({ cost }) => (cost === null ? [] : [worth(cost) ?? 0]))),
  );
  const cost = costs.reduce((sum, one) => sum + one, 0);
  const price = lead.amount === null ? null : majorUnits(lead.amount);
  const state = price === null ? 'unknown' : cost > price ? 'holds' : 'does_not_hold';
  return { state, cost, price, currency };
};

const admitted: readonly PainLevel[] = ['admitted', 'wants_solution'];

/** The cells of the pain matrix by pain, of pains that somebody admits. */
const pains = (lead: Lead): readonly (readonly Pain[])[] =>
  [...new Set(lead.pains.map(({ painId }) => painId))]
    .map((painId) => lead.pains.filter((pain) => pain.painId === painId))
    .filter((cells) => cells.some(({ level }) => admitted.includes(level)));

const valueIn =
  (currency: string, playbook: Playbook, now: number) =>
  (money: Money): number | null => {
    if (money.currency === currency) return majorUnits(money);
    const value = inBaseCurrency(majorUnits(money), money.currency, playbook, now);
    const one = inBaseCurrency(1, currency, playbook, now);
    return value === null || one === null ? null : value / one;
  };
