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
import { viewPassport } from "../figure-view.ts";
import { iso, isoOrNull } from "../iso.ts";

export async function viewTopStories(db: Db, asked: ListAsked): Promise<TopStories> {
  const stories = await readTopStories(db, asked);
  return {
    stories: stories.map((each) => ({ ...each, firstAt: iso(each.firstAt), lastAt: iso(each.lastAt) })),
    passports: shown(topStory, findMetric("negative_share"), findMetric("potential_reach")),
  };
}

export async function viewSeverityLadder(db: Db, asked: ListAsked, now: Date): Promise<SeverityLadder> {
  return { rungs: await readSeverityLadder(db, asked, now), passports: shown(severityRung) };
}

export async function viewExecutiveRows(db: Db, asked: ListAsked): Promise<ExecutiveRows> {
  const rows = await readExecutiveRows(db, asked);
  return {
    executives: rows.map((each) => ({ ...each, lastOwnAt: isoOrNull(each.lastOwnAt) })),
    passports: shown(findMetric("mentions"), findMetric("net_sentiment"), ownPosts, dialogueRate),
  };
}

function shown(...passports: (RegisteredPassport | undefined)[]) {
  return passports.flatMap((each) => (each === undefined ? [] : [viewPassport(each)]));
}
