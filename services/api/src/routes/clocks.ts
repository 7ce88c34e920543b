import {
  clockPostsQuerySchema,
  clockPostsSchema,
  clockReportQuerySchema,
  clockReportSchema,
  heldPolicySchema,
} from "@earshot/contract/clock";
import { readPolicy, savePolicy, type SavedPolicy } from "@earshot/db/queries/clock-policy";
import { reportClockPosts, reportClocks, type ClockPlace } from "@earshot/db/queries/clock-report";
import { viewClock } from "../clock-view.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { invalidFields, ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const pageLength = 50;

const policy = {
  schema: {
    tags: ["clocks"],
    summary: "How clocks run: targets by severity, working calendars, what stops and pauses",
    response: { 200: heldPolicySchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const save = {
  schema: {
    tags: ["clocks"],
    summary: "Save how clocks run from now on; 409 when somebody else did meanwhile",
    body: heldPolicySchema,
    response: { 200: heldPolicySchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const report = {
  schema: {
    tags: ["clocks"],
    summary: "Share of targets met in a period, with n and interval: team, people, directions, severities",
    querystring: clockReportQuerySchema,
    response: { 200: clockReportSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const posts = {
  schema: {
    tags: ["clocks"],
    summary: "The posts behind such a share, the latest decision first",
    querystring: clockPostsQuerySchema,
    response: { 200: clockPostsSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** Clocks: how they run, and what came of them. */
export async function registerClocks(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/clocks/policy", policy, async () => readPolicy(db));
  app.put("/api/v1/clocks/policy", save, async (request) => {
    const saved = await savePolicy(db, changedBy(request, "edit_settings"), {
      ...request.body,
      now: deps.now(),
    });
    if (!saved.ok) throw refusal(saved);
    return readPolicy(db);
  });
  app.get("/api/v1/clocks/report", report, async ({ query }) => ({
    lines: await reportClocks(db, { ...periodOf(query), now: deps.now() }),
  }));
  app.get("/api/v1/clocks/report/posts", posts, async ({ query }) => {
    const { since: _since, until: _until, after, ...asked } = query;
    const found = await reportClockPosts(db, {
      ...asked,
      ...periodOf(query),
      after: after === undefined ? null : readPlace(after),
      now: deps.now(),
      limit: pageLength,
    });
    return {
      posts: found.posts.map(({ clock, publishedAt, ...post }) => ({
        ...post,
        publishedAt: iso(publishedAt),
        clock: viewClock(clock),
      })),
      nextAfter: found.next && writePlace(found.next),
    };
  });
}

function periodOf({ since, until }: { since: string; until: string }): { since: Date; until: Date } {
  return { since: new Date(since), until: new Date(until) };
}

function writePlace({ decidedAt, postId, round }: ClockPlace): string {
  return `${decidedAt.getTime()}_${postId}_${round}`;
}

function readPlace(text: string): ClockPlace {
  const found = /^(\d{1,14})_(\d{1,15})_(\d{1,4})$/.exec(text);
  if (found)
    return { decidedAt: new Date(Number(found[1])), postId: Number(found[2]), round: Number(found[3]) };
  throw new ProblemError(400, "This is no place in a list of clocks.", [
    { field: "after", message: "take it from nextAfter, or leave it out" },
  ]);
}

function refusal(saved: Extract<SavedPolicy, { ok: false }>): ProblemError {
  switch (saved.reason) {
    case "changed_meanwhile":
      return new ProblemError(409, "Somebody changed the clocks meanwhile. Read them again and decide anew.");
    case "invalid":
      return invalidFields(
        saved.problems.map(({ field, words }) => ({ field: `policy.${field}`, message: words.en })),
      );
  }
}
