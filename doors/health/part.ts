// What is told of one part of the engine? Its figures, or, where it cannot be reached, that and why.
import { figureNames, figureOf, worstOf } from './limits.ts';
import type { Figure, FigureName, Measure, State } from './limits.ts';

export const partNames = [
  ...(['servers', 'stream', 'parked', 'dead_letters', 'outbox', 'notifier', 'timers', 'workers'] as const),
];
export type PartName = (typeof partNames)[number];

export interface Part {
  readonly part: PartName;
  readonly state: State;
  readonly figures: readonly Figure[];
  /** Why it cannot be told how it is; null where it can. */
  readonly away: string | null;
}

export type Measured = Readonly<Partial<Record<FigureName, Measure>>>;

const answerWithinMs = 6_000;

/** A server that is away must not keep all else from being told, nor one that answers too late. */
export const partOf = async (part: PartName, measuring: Promise<Measured>): Promise<Part> => {
  try {
    const measured = await within(answerWithinMs, measuring);
    const figures = figureNames.flatMap((figure) => {
      const value = measured[figure];
      return value === undefined ? [] : [figureOf(figure, value)];
    });
    return { part, figures, state: worstOf(figures.map(({ state }) => state)), away: null };
  } catch (failure) {
    return { part, figures: [], state: 'unknown', away: sentenceOf(failure) };
  }
};

/** @throws Error where it takes longer */
export const within = <Answer>(ms: number, asking: Promise<Answer>): Promise<Answer> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`There was no answer within ${String(ms)} ms.`)), ms);
  });
  return Promise.race([asking, late]).finally(() => clearTimeout(timer));
};

const sentenceOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);
