// How fast is ours against its reference? Rounds in turns, each pair compared with itself, the median told with its spread.

/** Both sides of one round, in the unit of the benchmark. */
export interface Round {
  readonly ours: number;
  readonly reference: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (below === undefined || above === undefined) throw new RangeError('There is no median of nothing.');
  return (below + above) / 2;
};

/** What the share `of` of the values stays at or below; 0 of none. @param of 0 to 1 */
export const percentile = (values: readonly number[], of: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * of) - 1] ?? 0;

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));

/**
 * Runs both sides in turns; which one begins alternates, so that a machine that grows slower favours neither.
 * @param rounds how many pairs
 */
export const inTurns = async (
  rounds: number,
  sides: { readonly ours: () => Promise<number>; readonly reference: () => Promise<number> },
  tell: (round: Round, index: number) => void,
): Promise<readonly Round[]> => {
  const done: Round[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const first = index % 2 === 0 ? 'ours' : 'reference';
    const second = first === 'ours' ? 'reference' : 'ours';
    const figures = { [first]: await sides[first](), [second]: await sides[second]() };
    const round = { ours: figures['ours'] ?? 0, reference: figures['reference'] ?? 0 };
    done.push(round);
    tell(round, index);
  }
  return done;
};

export const summaryOf = (
  rounds: readonly Round[],
): { ours: number; reference: number; ratio: number; spread: readonly [number, number] } => {
  const ratios = rounds.map(({ ours, reference }) => ours / reference);
  return {
    ours: rounded(median(rounds.map(({ ours }) => ours)), 1),
    reference: rounded(median(rounds.map(({ reference }) => reference)), 1),
    ratio: rounded(median(ratios)),
    spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
  };
};
