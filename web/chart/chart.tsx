// Where does a chart stand before it can be drawn? In a place of its height: what draws is loaded when the first one is wanted.
import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { JSX } from 'react';
import type { ChartProps } from './chart-props.ts';

const DrawnChart = lazy(async () => ({ default: (await import('./drawn-chart.tsx')).DrawnChart }));

export const Chart = (props: ChartProps): JSX.Element => (
  <Suspense fallback={<Skeleton height={props.height ?? 320} />}>
    <DrawnChart {...props} />
  </Suspense>
);
