import type { Widget } from "@earshot/contract/dashboard";
import { memo } from "react";
import { ClocksWidget } from "./ClocksWidget.tsx";
import { CoverageWidget } from "./CoverageWidget.tsx";
import { ExecutivesWidget } from "./ExecutivesWidget.tsx";
import { FiguresWidget } from "./FiguresWidget.tsx";
import { SeverityWidget } from "./SeverityWidget.tsx";
import { StoriesWidget } from "./StoriesWidget.tsx";
import { TopicsWidget } from "./TopicsWidget.tsx";
import { VolumeWidget } from "./VolumeWidget.tsx";

const widgets = {
  figures: FiguresWidget,
  volume: VolumeWidget,
  stories: StoriesWidget,
  severity: SeverityWidget,
  executives: ExecutivesWidget,
  clocks: ClocksWidget,
  topics: TopicsWidget,
  coverage: CoverageWidget,
} as const;

/** A widget of any kind; drawn anew only when it or what it shows changes, not with every move of the grid. */
export const BoardWidget = memo(function BoardWidget({ widget }: { widget: Widget }) {
  const Shown = widgets[widget.kind];
  return <Shown widget={widget} />;
});
