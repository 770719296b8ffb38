/** The parts of ECharts that our charts are made of; everything else stays out of the bundles. */
import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkPointComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, ScatterChart, GridComponent, MarkPointComponent, TooltipComponent, SVGRenderer]);

export { init } from 'echarts/core';
