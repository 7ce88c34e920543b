import type { Role } from "@earshot/core/triage/status";
import type { Analysis } from "@earshot/db/queries/save-analyses";
import { dueReports } from "@earshot/db/queries/report-due";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";
import type { ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { until } from "../support/until.ts";
import { launchChromium } from "./chromium.ts";
import { openPage } from "./open-page.ts";
import { useWatchedPages } from "./watched-pages.ts";

export interface GivenPost {
  text: string;
  minutesAgo?: number;
  /** Whoever wrote it, by name; nobody who is known when left out. */
  by?: string;
  analysis?: Partial<Analysis>;
  /** Whom it is about; else the one entity that there is. */
  entities?: readonly number[];
}

const nobody = { handle: null, name: null, url: null, bio: null, followers: null };

export interface TeamInBrowser {
  readonly installation: TestInstallation;
  /** Somebody's client of the API. */
  client(name: string): ApiClient;
  /** A page of somebody, in Russian; closed after the test, which fails if it complained. */
  visit(name: string, path: string, settings?: Parameters<typeof openPage>[1]): Promise<Page>;
  /** Posts about the one entity that there is, taken all the way into the list and past rules and alerts, in this order; their ids. */
  arrive(posts: readonly GivenPost[]): Promise<number[]>;
  /** How many posts there are of each status, as the database has it. */
  statuses(): Promise<Record<string, number>>;
}

/** People who are signed in, with one browser and posts of their own making in an installation without the demo. */
export function useTeamInBrowser(
  people: Record<string, Role>,
  posts: readonly GivenPost[] = [],
  /** Of the installation; asked for when it starts. */
  env: () => Record<string, string> = () => ({}),
): TeamInBrowser {
  let installation: TestInstallation | null = null;
  let browser: Browser | null = null;
  let place = { sourceId: 0, entityId: 0 };
  let arrived = 0;
  const clients = new Map<string, ApiClient>();
  const pages = useWatchedPages();

  beforeAll(async () => {
    installation = await startTestInstallation({ demo: false, env: env() });
    browser = await launchChromium();
    for (const [name, role] of Object.entries(people))
      clients.set(name, await signInAs(installation, role, name));
    const { db, pool } = installation.database;
    await pool.query("update person set language = 'ru'");
    // The watch list changes here; the walk over history that follows must not read these posts again.
    await installation.queues.pause("match");
    place = { sourceId: await makeSource(db), entityId: await makeEntity(db, "Завод") };
    await team.arrive(posts);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.close();
  });

  function ready<T>(value: T | null | undefined): T {
    if (value === null || value === undefined) throw new Error("Use the team within tests.");
    return value;
  }
  const team: TeamInBrowser = {
    get installation() {
      return ready(installation);
    },
    client: (name) => ready(clients.get(name)),
    async visit(name, path, settings = {}) {
      const page = pages.watch(await openPage(ready(browser), settings));
      const [key = "", value = ""] = (ready(clients.get(name)).cookie ?? "").split("=");
      const { url } = ready(installation);
      await page.context().addCookies([{ name: key, value, url }]);
      await page.goto(url + path);
      return page;
    },
    async arrive(given) {
      const { db } = ready(installation).database;
      const now = Date.now();
      const saved = await triaged(
        db,
        place.sourceId,
        given.map(({ text, minutesAgo, by, analysis = {}, entities = [place.entityId] }) => ({
          post: collected({
            externalId: `arrived-${(arrived += 1)}`,
            text,
            author: by === undefined ? null : { ...nobody, name: by },
            ...(minutesAgo === undefined ? {} : { publishedAt: new Date(now - minutesAgo * 60_000) }),
          }),
          entities,
          analysis,
        })),
      );
      const postIds = saved.map(({ postId }) => postId);
      await report(ready(installation), postIds);
      return postIds;
    },
    async statuses() {
      const { rows } = await ready(installation).database.pool.query<{ status: string; count: number }>(
        "select status, count(*)::integer as count from triage group by status",
      );
      return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    },
  };
  return team;
}

/** Has rules and alerts asked about posts now: left to the sweep they would be asked about by rules that a test makes later. */
async function report({ queues, database }: TestInstallation, postIds: readonly number[]): Promise<void> {
  for (let from = 0; from < postIds.length; from += postIdsMax) {
    const batch = postIds.slice(from, from + postIdsMax);
    await queues.enqueue("report-posts", { postIds: batch }, { jobId: `report-arrived-${batch[0]}` });
  }
  await until(async () => (await dueReports(database.db, postIds)).length === 0);
}
