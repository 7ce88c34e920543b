import { expect, test } from "vitest";
import { chartData, hasGap, isEmptyChart, nobodyListened } from "./chart-data.ts";
import { chartOption, fittingChart } from "./chart-option.ts";
import type { Drawing } from "./chart-options/parts.ts";
import { filterOfGroup } from "./drill.ts";
import { figureCsv } from "./figure-csv.ts";
import { findingOf } from "./finding.ts";
import { commonShare } from "./heard-before.ts";
import { sampleAnswer, sampleFigure, samplePassport, sampleRow } from "./sample-answer.ts";
import { tableModel } from "./table-model.ts";
import { spokenText, tooltipText } from "./tooltip-lines.ts";

const naming = { language: "en", zone: "UTC", step: "day", names: { "7": "Damper", "9": "Pasty" } } as const;
const drawing: Drawing = {
  look: {
    scheme: "light",
    ink: "ink",
    quiet: "quiet",
    line: "line",
    surface: "surface",
    hatch: "hatch",
    font: "font",
    colour: (tone) => tone,
    isStill: true,
  },
  language: "en",
  width: 600,
  height: 300,
  scale: 1,
};
const day = (n: number) => `2026-11-0${n}T00:00:00.000Z`;

function overTime() {
  const rows = [sampleRow(day(1), sampleFigure(8)), sampleRow(day(3), sampleFigure(4))];
  return sampleAnswer({ rows });
}

function made(answer = overTime(), by = "time", split = "none") {
  const data = chartData(answer, { by, split } as never, naming);
  if (data === null) throw new Error("no metric");
  return data;
}

type Series = { id: string; data: unknown[] }[];
const seriesOf = (chart: Parameters<typeof chartOption>[0], data: ReturnType<typeof made>): Series =>
  chartOption(chart, data, drawing)["series"] as Series;

test("a time that nobody listened to is not zero: it is hatched and breaks the line", () => {
  const data = made();
  expect(data.series[0]?.points.map((point) => point?.value ?? null)).toEqual([8, null, 4]);
  expect(data.categories.map(hasGap)).toEqual([false, true, true]);
  const [gaps, line] = seriesOf("area", data);
  expect(gaps).toMatchObject({ id: "gaps", data: ["-", 1, 1] });
  expect(line).toMatchObject({ data: [8, "-", 4], connectNulls: false });
});

test("a step that was listened to and brought nothing is zero where things are counted, unknown where they are rated", () => {
  const heard = { steps: sampleAnswer().steps.map((step) => ({ ...step, covered: 1 })) };
  expect(made({ ...overTime(), ...heard }).series[0]?.points[1]?.value).toBe(0);
  const rated = { ...overTime(), ...heard, passports: [samplePassport("nsr", "points")] };
  expect(made(rated).series[0]?.points).toEqual([null, null, null]);
});

test("directions over time are stacked in their own order, each in its own colour", () => {
  const rows = [
    sampleRow(day(1), sampleFigure(1), { split: "feedback_request" }),
    sampleRow(day(1), sampleFigure(9), { split: "crisis" }),
  ];
  const data = made(sampleAnswer({ rows }), "time", "direction");
  expect(data.series.map(({ key, tone }) => [key, tone])).toEqual([
    ["crisis", "direction-crisis"],
    ["feedback_request", "direction-feedback_request"],
  ]);
  expect(seriesOf("stacked", data).slice(1)).toMatchObject([{ stack: "all" }, { stack: "all" }]);
});

const voice = () =>
  sampleAnswer({
    steps: [],
    passports: [samplePassport("share", "percent")],
    total: sampleRow("total", sampleFigure(100, { n: 50 }), { metric: "share" }),
    rows: [
      sampleRow("7", sampleFigure(70, { low: 60, high: 78, n: 50 }), { metric: "share" }),
      sampleRow("9", sampleFigure(30, { low: 22, high: 40, n: 50 }), { metric: "share" }),
    ],
    names: naming.names,
  });

test("bars carry the intervals of their shares, and an entity keeps its colour whoever stands beside it", () => {
  const data = made(voice(), "entity");
  expect(data.categories.map(({ name }) => name)).toEqual(["Damper", "Pasty"]);
  expect(seriesOf("bar", data)).toMatchObject([
    {
      id: "series ",
      data: [
        { value: 70, itemStyle: { color: "series-7" } },
        { value: 30, itemStyle: { color: "series-1" } },
      ],
    },
    {
      id: "intervals",
      data: [
        [60, 78, 0],
        [22, 40, 1],
      ],
    },
  ]);
});

test.each([
  ["a ring of shares that do not add up", "donut", "entity", voice(), "bar"],
  ["a ring over time", "donut", "time", overTime(), "area"],
  ["a heat map of one group", "heat", "entity", voice(), "bar"],
] as const)("%s is drawn otherwise", (_name, chart, by, answer, fitting) => {
  const data = made(answer, by);
  expect(fittingChart(chart, data)).toBe(fitting);
});

test.each([
  ["more", sampleFigure(1204), sampleFigure(872), 1, "mentionsMore"],
  ["within chance", sampleFigure(104), sampleFigure(98), 1, "mentionsChance"],
  ["the time before was not listened to", sampleFigure(104), sampleFigure(9), 0.2, "incomparable"],
  ["nobody listened before", sampleFigure(104), sampleFigure(0), 0, "incomparableDeaf"],
  ["it is said above all widgets", sampleFigure(104), sampleFigure(9), 0.13, "plain"],
  ["nothing before to compare", sampleFigure(104), undefined, 1, "plain"],
] as const)("what a volume says: %s", (_name, now, before, coveredBefore, kind) => {
  const total = sampleRow("total", now, before === undefined ? {} : { before });
  const answer = sampleAnswer({
    total,
    coverage: { covered: 1, before: coveredBefore, missing: [], missingCount: 0 },
  });
  expect(findingOf(made(answer), answer, "en", { when: "before", share: "13%" }).kind).toBe(kind);
});

test("said once for all widgets is what most of those have that cannot be compared", () => {
  const heard = (before: number | null) =>
    sampleAnswer({ coverage: { covered: 1, before, missing: [], missingCount: 0 } });
  expect(commonShare([heard(0.2), null, heard(0.13), undefined, heard(0.13), heard(1)], "en")).toEqual({
    when: "before",
    share: "13%",
  });
  expect(commonShare([heard(null), heard(0)], "ru")).toEqual({ when: "deaf", share: "" });
  expect(commonShare([heard(1), null], "ru")).toBeNull();
  const gap = sampleAnswer({ coverage: { covered: 0.4, before: 1, missing: [], missingCount: 0 } });
  expect(commonShare([gap], "en")).toEqual({ when: "now", share: "40%" });
  const deaf = sampleAnswer({ coverage: { covered: null, before: 0, missing: [], missingCount: 0 } });
  expect(commonShare([deaf], "ru")).toBeNull();
});

test("a tooltip and its spoken sentence say what is missing", () => {
  const text = tooltipText(made(), 2, "en", "area");
  expect(text.lines).toMatchObject([{ name: "mentions", value: "4" }]);
  expect(spokenText(text)).toBe(
    "Tue, November 3; mentions: 4; not listened to all of this time: there may have been more",
  );
  expect(tooltipText(made(), 1, "en", "area").notes).toEqual(["nobody listened at this time"]);
});

test("a part of a ring says its share, a cell of a heat map what it counts, and of one group alone", () => {
  const rows = [sampleRow("7", sampleFigure(30)), sampleRow("9", sampleFigure(10))];
  const ring = made(sampleAnswer({ steps: [], rows, names: naming.names }), "entity");
  expect(spokenText(tooltipText(ring, 0, "en", "donut"))).toBe("Damper; mentions: 30, 75% of 40");
  const text = tooltipText(heat(), 2, "en", "heat", "9");
  expect(text).toMatchObject({ head: "Tue, November 3 · mentions", lines: [{ name: "Pasty", value: "1" }] });
});

function heat() {
  const rows = [
    sampleRow(day(1), sampleFigure(8), { split: "7" }),
    sampleRow(day(3), sampleFigure(1), { split: "9" }),
  ];
  return made(sampleAnswer({ rows, names: naming.names }), "time", "entity");
}

test("a heat map hatches what nobody heard, and says its numbers only where they do not run together", () => {
  const [gaps, cells] = seriesOf("heat", heat());
  expect(gaps).toMatchObject({ id: "gaps", data: ["-", 1, 1] });
  expect(cells).toMatchObject({ label: { show: true } });
  // The strongest cell has its number in the colour of the ground.
  expect(cells?.data[0]).toEqual({ value: [0, 0, 8], label: { color: "surface" } });
  expect(cells?.data[1]).toEqual({ value: [1, 0, "-"], label: { color: "ink" } });
  const narrow = chartOption("heat", heat(), { ...drawing, width: 50 });
  expect(narrow["series"]).toMatchObject([{ id: "gaps" }, { label: { show: false } }]);
});

test.each([
  [900, { interval: 0 }],
  [100, { interval: 0, rotate: 45 }],
])("names below a heat map %s pixels wide", (width, wanted) => {
  const rows = [
    sampleRow("7", sampleFigure(8), { split: "crisis" }),
    sampleRow("9", sampleFigure(8), { split: "crisis" }),
  ];
  const groups = made(sampleAnswer({ steps: [], rows, names: naming.names }), "entity", "direction");
  const { xAxis } = chartOption("heat", groups, { ...drawing, width }) as { xAxis: object[] };
  expect(xAxis[0]).toMatchObject({ axisLabel: wanted });
});

test("as a table: a row for each step, what is not known as a dash", () => {
  const { rows } = tableModel([made()], "en");
  expect(rows.map(({ isMissing, cells }) => [isMissing, cells[0]?.text])).toEqual([
    [false, "8"],
    [true, "—"],
    [true, "4"],
  ]);
});

test("as CSV what is not known stays empty, and every figure names its metric and version", () => {
  const lines = figureCsv(overTime(), "en").trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe(`${day(1)},,,,mentions,1,mentions,8,,,8,,,1,${day(1)},${day(2)},${day(4)}`);
});

test("nothing, and nobody listening, are told apart", () => {
  const none = sampleAnswer({
    steps: [],
    coverage: { covered: null, before: null, missing: [], missingCount: 0 },
  });
  expect([isEmptyChart(made(none, "entity")), nobodyListened(none), nobodyListened(overTime())]).toEqual([
    true,
    true,
    false,
  ]);
});

test("what the limit left out is called the rest: it leads nothing and narrows to nothing", () => {
  const rows = [sampleRow("7", sampleFigure(3)), sampleRow("9", sampleFigure(2))];
  const answer = sampleAnswer({ rows, rest: sampleRow("rest", sampleFigure(7)) });
  const data = made(answer, "entity");
  expect(data.categories.map(({ name }) => name)).toEqual(["Damper", "Pasty", "the rest"]);
  expect(findingOf(data, answer, "en").values["first"]).toBe("Damper");
  expect(filterOfGroup("entity", "rest")).toBeNull();
});

test("of what is split over time the rest is one series, beside no nameless one", () => {
  const rows = [
    sampleRow(day(1), sampleFigure(3), { split: "7" }),
    sampleRow(day(1), sampleFigure(7), { split: "rest" }),
  ];
  const answer = sampleAnswer({ rows, rest: sampleRow("rest", sampleFigure(7)) });
  expect(made(answer, "time", "entity").series.map(({ name }) => name)).toEqual(["the rest", "Damper"]);
});
