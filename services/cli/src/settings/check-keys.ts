import { nameKey } from "@earshot/core/triage/tag";
import { keysInCircles } from "./companies-first.ts";
import type { MonitorFile } from "./monitor-file.ts";
import { planKey } from "./sections/calendar.ts";
import { dashboardKey } from "./sections/dashboards.ts";
import { wordsKey } from "./sections/named.ts";

/** Something in a file that must be mended. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** Keys that are used twice, lead nowhere or in a circle. */
export function checkKeys(file: Omit<MonitorFile, "sections">): Problem[] {
  const keys = new Set(file.entities.map(({ key }) => key));
  const strays = file.entities.flatMap(({ company }, index): Problem[] =>
    company && !keys.has(company)
      ? [{ path: ["entities", index, "company"], message: `no entity has the key ${company}` }]
      : [],
  );
  const circles = keysInCircles(file.entities).map((key) => ({
    path: ["entities", file.entities.findIndex((each) => each.key === key), "company"],
    message: `${key} would belong to itself`,
  }));
  return [
    ...twice(
      "entities",
      "key",
      file.entities.map(({ key }) => key),
    ),
    ...strays,
    ...circles,
    ...twice(
      "sources",
      "key",
      file.sources.map(({ key }) => key),
    ),
    ...twice(
      "sources",
      "url",
      file.sources.map(({ url }) => url),
    ),
    ...twice(
      "tags",
      "name",
      (file.tags ?? []).map(({ name }) => nameKey(name)),
    ),
    ...(["facts", "keyMessages"] as const).flatMap((section) =>
      twice(
        section,
        "ru",
        (file[section] ?? []).map(({ ru = "", en = "", about = null }) => wordsKey({ ru, en, about })),
      ),
    ),
    ...twice("calendar", "title", (file.calendar ?? []).map(planKey)),
    ...twice("dashboards", "name", (file.dashboards ?? []).map(dashboardKey)),
    ...(["channels", "alerts"] as const).flatMap((section) =>
      twice(
        section,
        "name",
        (file[section] ?? []).map(({ name }) => nameKey(name)),
      ),
    ),
  ];
}

function twice(section: string, field: string, values: readonly string[]): Problem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ path: [section, index, field], message: `${value} is used twice` }]
      : [],
  );
}
