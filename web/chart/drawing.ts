// Who draws? The parts of ECharts that our charts need, and no more: this file is only loaded with a chart.
import {
  BarChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
} from 'echarts/charts';
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, GraphChart, HeatmapChart, LineChart, RadarChart, SankeyChart, ScatterChart, CanvasRenderer]);
use([DataZoomComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent]);
use([TooltipComponent, VisualMapComponent]);

export { init };
