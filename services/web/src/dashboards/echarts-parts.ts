import { BarChart, CustomChart, HeatmapChart, LineChart, PieChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  LineChart,
  PieChart,
  HeatmapChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  // Sharp on a wall and in print, and exported as it stands.
  SVGRenderer,
]);

/** What the page draws with: only the parts of the library that it needs, in a file of its own. */
export { init };
