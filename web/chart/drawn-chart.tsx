// How does a picture stay right while its place, its figures or the light change? It is drawn anew; who wants no motion sees none.
import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import type { ChartProps, Picture } from './chart-props.ts';
import { dressed } from './dressed.ts';
import { init } from './drawing.ts';
import { looks } from './looks.ts';
import type { Scheme } from './looks.ts';

export const DrawnChart = ({ name, option, height = 320, onDrawn }: ChartProps): JSX.Element => {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const scheme = useComputedColorScheme('light');
  // Known before the first drawing: what has begun to move is not stopped by another one.
  const wantsNoMotion = useReducedMotion(false, { getInitialValueInEffect: false });
  useEffect(() => {
    if (place.current === null) return;
    const drawn = init(place.current, dressed(scheme), { renderer: 'canvas' });
    chart.current = drawn;
    onDrawn?.(pictureOf(drawn, scheme));
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, [scheme, onDrawn]);
  useEffect(() => {
    chart.current?.setOption({ animation: !wantsNoMotion, ...option(looks[scheme]) }, { notMerge: true });
  }, [option, scheme, wantsNoMotion, onDrawn]);
  return <div ref={place} role="img" aria-label={name} style={{ height, width: '100%' }} />;
};

/** Twice as fine as the screen of old, on the ground it is read on. */
const pictureOf =
  (drawn: EChartsType, scheme: Scheme): Picture =>
  (take) =>
    drawn.renderToCanvas({ pixelRatio: 2, backgroundColor: looks[scheme].ground }).toBlob((content) => {
      if (content !== null) take(content);
    }, 'image/png');
