import type { Drawing } from "./arrange.ts";
import { volume } from "./heads.ts";

export const crisisWall: Drawing = {
  key: "crisis_wall",
  name: ["Кризисная стена", "Crisis wall"],
  period: "hours_24",
  widgets: [
    {
      id: "mentions",
      title: ["Упоминания", "Mentions"],
      size: [3, 3],
      metrics: ["mentions"],
      chart: "number",
    },
    {
      id: "negative",
      title: ["Доля негатива", "Share of negative"],
      size: [3, 3],
      metrics: ["negative_share"],
      chart: "number",
    },
    { id: "reach", title: ["Охват", "Reach"], size: [3, 3], metrics: ["potential_reach"], chart: "number" },
    {
      id: "crisis",
      title: ["Кризисных упоминаний", "Crisis mentions"],
      size: [3, 3],
      metrics: ["mentions"],
      filter: { direction: ["crisis"] },
      chart: "number",
    },
    volume,
    { id: "severity", kind: "severity", title: ["Лестница серьёзности", "Severity ladder"], size: [4, 8] },
    { id: "stories", kind: "stories", title: ["Сюжеты", "Stories"], size: [8, 8], limit: 6 },
    {
      id: "negative-time",
      title: ["Негатив по площадкам", "Negative by platform"],
      size: [8, 7],
      metrics: ["mentions"],
      by: "time",
      split: "platform",
      filter: { sentiment: ["negative"] },
      chart: "stacked",
    },
    { id: "clocks", kind: "clocks", title: ["Сроки", "Clocks"], size: [4, 7] },
  ],
};
