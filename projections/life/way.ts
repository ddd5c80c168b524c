// Which steps of the way from the first word to the order has a lead entered, and which stages has it left?
import type { Place } from '../../events/vocabulary.ts';

const way = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'won'] as const;
export type Step = (typeof way)[number];
/** All but the first, which a lead enters as it is obtained. */
export type LaterStep = Exclude<Step, 'obtain'>;

/** From 1, as `read.step_of` has it; null for rest and for outcomes that are no order. */
export const stepOf = (place: Place): number | null => {
  const index = way.findIndex((step) => step === place);
  return index < 0 ? null : index + 1;
};

export const isLaterStep = (place: Place): place is LaterStep => (stepOf(place) ?? 0) > 1;

/** The bit of a stage in `left_stages`; 0 for what is none. */
export const bitOf = (place: Place): number => {
  const step = stepOf(place);
  return step === null ? 0 : 1 << (step - 1);
};

export const isBackwards = (from: Place, to: Place): boolean => (stepOf(to) ?? 7) < (stepOf(from) ?? 0);
