import type { Words } from "../../settings/definition.ts";
import type { Figure, FigureFilter, FigureGroup, FigureStep } from "./figure.ts";
import type { Metric } from "./metric.ts";

/** What is asked of the numbers: metrics over a time, put together by one or two groups. */
export interface FigureQuestion {
  metrics: readonly Metric[];
  by: FigureGroup;
  /** Each group once more by this one. */
  split: FigureGroup;
  filter: FigureFilter;
  from: Date;
  to: Date;
  /** IANA name of the zone in whose days steps begin. */
  zone: string;
  step: FigureStep;
  /** Beside each figure that of as long a time right before. */
  compare: "previous" | null;
  /** Groups at most, the largest first. */
  limit: number;
}

/** By id of the metric. */
export type FiguresById = Record<string, Figure>;

export interface FigureLine {
  /** Of a step its beginning (ISO), of an entity, source, author or story its number, else the value itself; `unknown` where there is none. */
  key: string;
  /** Of the second group; `rest` is what the limit left out of it. Null where there is none. */
  split: string | null;
  figures: FiguresById;
  before: FiguresById | null;
}

export interface FigureStepSpan {
  at: Date;
  until: Date;
  /** Share of the time that was listened to; null where no source was watched. */
  covered: number | null;
}

export interface FigureCoverage {
  covered: number | null;
  before: number | null;
  /** The least heard first, a few. */
  missing: { sourceId: number; name: string; covered: number }[];
  /** All of which something is missing. */
  missingCount: number;
}

export interface FigureWarning {
  code: string;
  words: Words;
}

/** The answer, with everything that a reader must know beside the numbers. */
export interface Figures {
  from: Date;
  to: Date;
  steps: FigureStepSpan[];
  rows: FigureLine[];
  /** What `limit` left out, in one. */
  rest: FigureLine | null;
  total: FigureLine;
  /** Names of entities, sources, authors and stories in `rows`, by key. */
  names: Record<string, string>;
  metrics: readonly Metric[];
  coverage: FigureCoverage;
  warnings: FigureWarning[];
  readFrom: "rollups" | "mentions";
  /** Everything that happened before is counted. */
  asOf: Date;
}
