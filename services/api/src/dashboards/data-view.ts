import type { ExecutiveRows, SeverityLadder, TopStories } from "@earshot/contract/dashboard-data";
import {
  dialogueRate,
  ownPosts,
  severityRung,
  topStory,
} from "@earshot/core/report/dashboard/list-passports";
import { findMetric, type RegisteredPassport } from "@earshot/core/report/metrics/registry";
import type { Db } from "@earshot/db/database";
import { readExecutiveRows } from "@earshot/db/queries/dashboards/executive-rows";
import { readSeverityLadder } from "@earshot/db/queries/dashboards/severity-ladder";
import { readTopStories, type ListAsked } from "@earshot/db/queries/dashboards/top-stories";
import { readCoverage } from "@earshot/db/queries/figures/figure-coverage";
import { viewPassport } from "../figure-view.ts";
import { iso, isoOrNull } from "../iso.ts";

export async function viewTopStories(db: Db, asked: ListAsked, now: Date): Promise<TopStories> {
  const [stories, coverage] = await Promise.all([readTopStories(db, asked), heardOf(db, asked, now)]);
  return {
    stories: stories.map((each) => ({ ...each, firstAt: iso(each.firstAt), lastAt: iso(each.lastAt) })),
    passports: shown(topStory, findMetric("negative_share"), findMetric("potential_reach")),
    coverage,
  };
}

export async function viewSeverityLadder(db: Db, asked: ListAsked, now: Date): Promise<SeverityLadder> {
  const [rungs, coverage] = await Promise.all([readSeverityLadder(db, asked, now), heardOf(db, asked, now)]);
  return { rungs, passports: shown(severityRung), coverage };
}

export async function viewExecutiveRows(db: Db, asked: ListAsked, now: Date): Promise<ExecutiveRows> {
  const [rows, coverage] = await Promise.all([readExecutiveRows(db, asked), heardOf(db, asked, now)]);
  return {
    executives: rows.map((each) => ({ ...each, lastOwnAt: isoOrNull(each.lastOwnAt) })),
    passports: shown(findMetric("mentions"), findMetric("net_sentiment"), ownPosts, dialogueRate),
    coverage,
  };
}

/** Without it nobody could tell a time in which nothing was said from one in which nobody listened. */
async function heardOf(db: Db, { filter, from, to }: ListAsked, now: Date) {
  const earlier = new Date(from.getTime() - (to.getTime() - from.getTime()));
  const asked = { filter, starts: [from, to], earlier: [earlier, from], now };
  const { covered, before } = await readCoverage(db, asked);
  return { covered, before };
}

function shown(...passports: (RegisteredPassport | undefined)[]) {
  return passports.flatMap((each) => (each === undefined ? [] : [viewPassport(each)]));
}
