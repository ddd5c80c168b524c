// What does a chart have to be told?
import type { ChartOption } from './chart-option.ts';
import type { looks } from './looks.ts';

/** Hands over the picture as a PNG. */
export type Picture = (take: (content: Blob) => void) => void;

export interface ChartProps {
  /** What it shows, for who does not see it. */
  readonly name: string;
  /** Of the same identity as long as it says the same: it is drawn anew when another one comes. */
  readonly option: (looked: (typeof looks)['light']) => ChartOption;
  readonly height?: number;
  /** Of the same identity always. */
  readonly onDrawn?: (picture: Picture) => void;
}
