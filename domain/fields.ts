// What may a playbook's condition see of a lead? Its facts as plain values, the unknown left out.
import type { Horizon, Tier } from '../events/vocabulary.ts';
import type { Fields } from './condition.ts';
import type { Lead } from './lead.ts';
import { inBaseCurrency, majorUnits } from './money.ts';
import type { Playbook } from './playbook.ts';
import { day, milliseconds } from './time.ts';

/** Expected decision date − now: up to the playbook's days short, mid, then long; unknown is short, and said so. */
export const horizonOf = (
  lead: Lead,
  playbook: Playbook,
  now: number,
): { horizon: Horizon; known: boolean } => {
  if (lead.expectedDecisionOn === null) return { horizon: 'short', known: false };
  const days = (milliseconds(`${lead.expectedDecisionOn}T00:00:00.000Z`) - now) / day;
  const { short, mid } = playbook.tiering.horizonDays;
  return { horizon: days <= short ? 'short' : days <= mid ? 'mid' : 'long', known: true };
};

/** The lead's amount in major units of the base currency; null if unknown or without a rate. */
export const amountInBase = (lead: Lead, playbook: Playbook, now: number): number | null =>
  lead.amount === null ? null : inBaseCurrency(majorUnits(lead.amount), lead.amount.currency, playbook, now);

/** @param tier the tier to judge with: while tiering is under way it is not yet the lead's */
export const fieldsOf = (lead: Lead, playbook: Playbook, now: number, tier: Tier | null): Fields => {
  const { horizon } = horizonOf(lead, playbook, now);
  const novelty = lead.need?.novelty ?? [];
  const fields: Record<string, string | number | boolean> = {
    horizon,
    kind: lead.kind,
    newProduct: novelty.includes('product'),
    newSolution: novelty.includes('solution'),
    newBusinessModel: novelty.includes('business_model'),
  };
  const { customer, need, channel, evaluation, classification } = lead;
  const amount = amountInBase(lead, playbook, now);
  if (amount !== null) fields['amount'] = amount;
  if (customer !== null) {
    if (customer.position !== null) fields['position'] = customer.position;
    if (customer.industry !== null) fields['industry'] = customer.industry;
    if (customer.territory !== null) fields['territory'] = customer.territory;
  }
  if (need !== null) {
    if (need.product !== null) fields['product'] = need.product;
    if (need.complexity !== null) fields['complexity'] = need.complexity;
  }
  if (channel !== null) fields['channel'] = channel.kind;
  if (evaluation !== null) fields['grade'] = evaluation.grade;
  if (classification !== null) fields['class'] = classification.class;
  if (tier !== null) fields['tier'] = tier;
  return fields;
};
