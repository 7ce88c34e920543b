import type { FigureFilter } from "@earshot/core/report/metrics/figure";
import type { FigureQuestion, Figures } from "@earshot/core/report/metrics/figure-question";
import { findMetric, passports } from "@earshot/core/report/metrics/registry";
import type { ReportData } from "@earshot/core/report/written/report-data";
import type { ReportPeriod } from "@earshot/core/report/written/report-period";
import type { ReportKind, ReportSection } from "@earshot/core/report/written/report-template";
import { and, inArray, isNull } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { entity } from "../../schema/entity.ts";
import { reportClocks } from "../clock-report.ts";
import { readExecutiveRows } from "../dashboards/executive-rows.ts";
import { readSeverityLadder } from "../dashboards/severity-ladder.ts";
import { readTopStories } from "../dashboards/top-stories.ts";
import { readFigures } from "../figures/read-figures.ts";
import { readSpikes } from "../spikes/read-spikes.ts";
import { readAnswers } from "./read-answers.ts";
import { readIncidentsOf } from "./read-incidents.ts";

export interface ReportAsked {
  kind: ReportKind;
  title: string;
  sections: readonly ReportSection[];
  /** Empty: all of ours. */
  entities: readonly number[];
  period: ReportPeriod;
  zone: string;
  now: Date;
  missedSlots: number;
}

const wholeMetrics =
  "mentions daily_mean originals original_share net_sentiment nsr positive_share neutral_share negative_share potential_reach reach_known_share engagement engagement_known_share".split(
    " ",
  );
const listMax = 10;

type Ask = (db: Db, ids: readonly string[], more: Partial<FigureQuestion>) => Promise<Figures>;
type Only = <T>(section: ReportSection, read: (tx: Db) => Promise<T>) => Promise<T | null>;

/**
 * Reads everything that a report is written from, all of it of the same moment, so that numbers agree. A section that fails is named and left
 * out; without the whole there is no report.
 */
export async function gatherReport(db: Db, asked: ReportAsked): Promise<ReportData> {
  const moment = { isolationLevel: "repeatable read", accessMode: "read only" } as const;
  return db.transaction((tx) => gatherWithin(tx, asked), moment);
}

async function gatherWithin(db: Db, asked: ReportAsked): Promise<ReportData> {
  const { period, now, kind, title, zone, missedSlots } = asked;
  const { from, to, step } = period;
  const filter: FigureFilter = asked.entities.length > 0 ? { entities: asked.entities } : {};
  const failed: ReportSection[] = [];
  const ask: Ask = (db, ids, more) => {
    const metrics = ids.flatMap((id) => findMetric(id) ?? []);
    const usual = { by: "none", split: "none", filter, from, to, zone, step, limit: listMax } as const;
    return readFigures(db, { ...usual, compare: "previous", metrics, ...more }, now);
  };
  const only: Only = async (section, read) => {
    if (!asked.sections.includes(section)) return null;
    try {
      // A failure spoils no more than what it was met in.
      return await db.transaction(read);
    } catch {
      failed.push(section);
      return null;
    }
  };
  const total = await ask(db, wholeMetrics, {});
  const overTime = await ask(db, ["mentions"], { by: "time", compare: null, limit: 200 });
  const lists = await readLists(asked, filter, only);
  const figures = await readGroups(ask, only);
  const used = new Set([...wholeMetrics, "share", "clock_share", "spike"]);
  const kept = passports.filter(({ id }) => used.has(id));
  const head = { kind, title, from, to, zone, madeAt: now, missedSlots };
  return { ...head, total, overTime, ...figures, ...lists, failed, passports: kept };
}

async function readGroups(ask: Ask, only: Only) {
  const byMentions = (by: FigureQuestion["by"]) => (db: Db) => ask(db, ["mentions"], { by });
  const byStep = (split: FigureQuestion["split"]) => (db: Db) =>
    ask(db, ["mentions"], { by: "time", split, compare: null, limit: 200 });
  return {
    sentimentOverTime: await only("sentiment", byStep("sentiment")),
    directions: await only("directions", byMentions("direction")),
    directionsOverTime: await only("directions", byStep("direction")),
    voice: await only("share_of_voice", async (db) =>
      ask(db, ["mentions", "share"], { by: "entity", filter: { entities: await comparedEntities(db) } }),
    ),
    media: await only("media", byMentions("media")),
    languages: await only("languages", byMentions("lang")),
    sources: await only("sources", byMentions("source")),
    authors: await only("authors", byMentions("author")),
  };
}

async function readLists(asked: ReportAsked, filter: FigureFilter, only: Only) {
  const { period, zone, now } = asked;
  const { from, to } = period;
  const lists = { filter, from, to, limit: listMax };
  const step = period.step === "hour" ? "hour" : "day";
  return {
    spikes: await only("spikes", (db) =>
      readSpikes(db, { filter, from, to, zone, step, withAuthors: true }, now),
    ),
    stories: await only("stories", (db) => readTopStories(db, lists)),
    executives: await only("executives", (db) => readExecutiveRows(db, lists)),
    severity: await only("severity", (db) => readSeverityLadder(db, { filter, from, to }, now)),
    answers: await only("answers", (db) => readAnswers(db, { entities: asked.entities, from, to })),
    incidents: await only("incidents", (db) => readIncidentsOf(db, { from, to, now })),
    clocks: await only("clocks", async (db) =>
      (await reportClocks(db, { since: from, until: to, now })).filter(({ by }) => by === "team"),
    ),
  };
}

/** Whom share of voice compares: companies and competitors. */
async function comparedEntities(db: Db): Promise<number[]> {
  const rows = await db
    .select({ entityId: entity.entityId })
    .from(entity)
    .where(and(inArray(entity.kind, ["company", "competitor"]), isNull(entity.retiredAt)));
  return rows.map(({ entityId }) => entityId);
}
