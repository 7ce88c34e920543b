import type { Drawing } from "./arrange.ts";

export const executives: Drawing = {
  key: "executives",
  name: ["Руководители", "Executives"],
  period: "days_30",
  widgets: [
    {
      id: "rows",
      kind: "executives",
      title: [
        "Руководители: упоминания, тональность, свои посты, диалог",
        "Executives: mentions, sentiment, own posts, dialogue",
      ],
      size: [12, 9],
    },
    {
      id: "by-executive",
      title: ["Упоминания по времени, по руководителям", "Mentions over time, by executive"],
      size: [12, 8],
      metrics: ["mentions"],
      by: "time",
      split: "entity",
      about: ["executive"],
      chart: "line",
    },
    {
      id: "directions",
      title: ["О чём: направления", "What about: directions"],
      size: [6, 8],
      metrics: ["mentions"],
      by: "entity",
      about: ["executive"],
      split: "direction",
      chart: "stacked",
    },
    {
      id: "sentiment",
      title: ["Тональность к каждому", "Sentiment towards each"],
      size: [6, 8],
      metrics: ["mentions"],
      by: "entity",
      about: ["executive"],
      split: "sentiment",
      chart: "stacked",
    },
    {
      id: "media",
      title: ["Где пишут", "Where they are written of"],
      size: [6, 8],
      metrics: ["mentions"],
      by: "media",
      split: "entity",
      about: ["executive"],
      chart: "heat",
    },
    { id: "stories", kind: "stories", about: ["executive"], title: ["Сюжеты", "Stories"], size: [6, 8] },
  ],
};
