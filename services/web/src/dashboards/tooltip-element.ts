import type { WidgetChart } from "@earshot/core/report/dashboard/dashboard";
import type { ChartData } from "./chart-data.ts";
import type { ChartOption, Drawing } from "./chart-options/parts.ts";
import classes from "./Chart.module.css";
import { tooltipText } from "./tooltip-lines.ts";

interface Pointed {
  dataIndex: number;
  seriesId?: string;
  value?: unknown;
  data?: unknown;
  /** Of what is pointed at; no string where it has a pattern. */
  color?: unknown;
}

/** The tooltip of an option, said by us: as elements, because names of things are texts from outside. */
export function tooltipOption(
  option: ChartOption,
  data: ChartData,
  drawing: Drawing,
  shown: WidgetChart,
): ChartOption {
  const { look, language } = drawing;
  const given = typeof option["tooltip"] === "object" ? option["tooltip"] : {};
  return {
    ...given,
    appendTo: "body",
    backgroundColor: look.surface,
    borderColor: look.line,
    borderWidth: 1,
    padding: [8, 10],
    transitionDuration: 0,
    extraCssText: "box-shadow: var(--shadow); border-radius: 6px; z-index: 250;",
    formatter(pointed: Pointed | Pointed[]) {
      const [first] = [pointed].flat();
      const place = first === undefined ? null : placeOf(first, data, shown);
      if (place === null) return "";
      // Where each group has a colour of its own, its tooltip has that one.
      const isOwn = shown === "heat" || (data.by !== "time" && data.split === "none");
      const text = tooltipText(data, place.at, language, shown, place.only);
      return tipElement(text, drawing, isOwn ? first?.color : undefined);
    },
  };
}

/** Which category is pointed at, and which series where it is one cell. */
function placeOf(
  { dataIndex, value, data }: Pointed,
  { series }: ChartData,
  shown: WidgetChart,
): { at: number; only: string | null } | null {
  if (typeof data === "object" && data !== null && "at" in data && typeof data.at === "number")
    return { at: data.at, only: null };
  if (Array.isArray(value) && typeof value[0] === "number") {
    const only = shown === "heat" && typeof value[1] === "number" ? (series[value[1]]?.key ?? null) : null;
    return { at: value[0], only };
  }
  return { at: dataIndex, only: null };
}

function tipElement(
  { head, lines, notes }: ReturnType<typeof tooltipText>,
  { look }: Drawing,
  own: unknown,
): HTMLElement {
  const tip = element("div", classes["tip"] ?? "");
  tip.append(element("b", "", head));
  const list = element("dl");
  for (const { tone, name, value, more } of lines) {
    const mark = element("i");
    mark.style.background = typeof own === "string" ? own : look.colour(tone);
    list.append(mark, element("dt", "", name), element("dd", "", value));
    if (more !== "") list.append(element("small", "", more));
  }
  tip.append(list, ...notes.map((note) => element("p", "", note)));
  return tip;
}

function element(name: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.textContent = text;
  return made;
}
