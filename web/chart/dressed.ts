// How does every chart look, whatever it shows? Its words, lines and hints in the colours of light or dark.
import { looks } from './looks.ts';
import type { Scheme } from './looks.ts';

/** A theme of ECharts. */
export const dressed = (scheme: Scheme): object => {
  const { text, quiet, line, ground, colours } = looks[scheme];
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { lineStyle: { color: line } },
    axisLabel: { color: quiet },
    splitLine: { lineStyle: { color: line } },
    nameTextStyle: { color: quiet },
  };
  return {
    darkMode: scheme === 'dark',
    color: colours,
    backgroundColor: 'transparent',
    textStyle: { color: text, fontFamily: 'inherit' },
    legend: { textStyle: { color: text }, pageTextStyle: { color: text } },
    tooltip: { backgroundColor: ground, borderColor: line, textStyle: { color: text }, confine: true },
    visualMap: { textStyle: { color: quiet } },
    sankey: { label: { color: text }, lineStyle: { color: 'gradient', opacity: 0.4 } },
    radar: {
      ...{ axisName: { color: text }, axisLine: { lineStyle: { color: line } } },
      ...{ splitLine: { lineStyle: { color: line } }, splitArea: { show: false } },
    },
    ...{ categoryAxis: axis, valueAxis: axis, timeAxis: axis, logAxis: axis },
  };
};
