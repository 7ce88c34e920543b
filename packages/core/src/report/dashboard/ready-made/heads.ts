import type { DrawnWidget } from "./arrange.ts";

/** The numbers that are looked for first. */
export const heads: DrawnWidget[] = [
  { id: "mentions", title: ["Упоминания", "Mentions"], size: [3, 3], metrics: ["mentions"], chart: "number" },
  {
    id: "net-sentiment",
    title: ["Баланс тональности", "Net sentiment"],
    size: [3, 3],
    metrics: ["net_sentiment"],
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
];

/** Mentions over time, with spikes and their causes. */
export const volume: DrawnWidget = {
  id: "volume",
  kind: "volume",
  title: ["Упоминания по времени и всплески с причинами", "Mentions over time, with spikes and their causes"],
  size: [12, 8],
  metrics: ["mentions"],
  by: "time",
  chart: "area",
};
