/** The journey "Morning": the hand-over note is read first, then fifty posts are triaged with at most two keys each, none missed. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { launchChromium } from "./chromium.ts";
import { openPage } from "./open-page.ts";

const postCount = 50;
const note = "Ночью горел склад: ждём ответа пожарных, остальное тихо";
/** What is pressed for one post; whoever closes it is taken to the next one. */
const ways = [
  ["KeyI", "Digit2"],
  ["KeyW", "KeyJ"],
  ["KeyR", "Enter"],
  ["KeyI", "Digit8"],
  ["KeyE", "KeyJ"],
] as const;

let installation: TestInstallation;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  browser = await launchChromium();
  const night = await signInAs(installation, "pr", "Пётр Ёлкин");
  const morning = await signInAs(installation, "pr", "Анна Ожегова");
  const { db, pool } = installation.database;
  await pool.query("update person set language = 'ru'");
  // The watch list changes here; the walk over history that follows must not read these posts again.
  await installation.queues.pause("match");
  const source = await makeSource(db);
  const entity = await makeEntity(db, "Завод");
  const posts = Array.from({ length: postCount }, (_, n) => ({
    post: collected({ externalId: `${n}`, text: `Завод: новость номер ${n}.` }),
    entities: [entity],
    analysis: { priority: postCount - n },
  }));
  await triaged(db, source, posts);
  await pool.query("update post set matched_version = 1000");
  expect((await night.send("POST", "/api/v1/shift/notes", { text: note })).status).toBe(200);
  const opened = await openPage(browser);
  ({ page, complaints } = opened);
  const [name = "", value = ""] = (morning.cookie ?? "").split("=");
  await page.context().addCookies([{ name, value, url: installation.url }]);
});
afterAll(async () => {
  await browser?.close();
  await installation?.close();
});

async function statuses(): Promise<Record<string, number>> {
  const { rows } = await installation.database.pool.query<{ status: string; count: number }>(
    "select status, count(*)::integer as count from triage group by status",
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

test("fifty posts, two keys each, after the note of the night", async () => {
  await page.goto(`${installation.url}/triage`);
  await page.getByRole("option").first().waitFor();
  await page.getByText(note).first().waitFor();
  await page.getByRole("button", { name: "Прочесть" }).click();
  await page.getByRole("button", { name: "Понятно" }).click();
  await page.getByRole("button", { name: "Понятно" }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  const chosen = page.locator("[role=option][aria-selected=true]");
  await page.keyboard.press("KeyJ");
  let keys = 1;
  for (let n = 0; n < postCount; n += 1) {
    await chosen.filter({ hasText: `номер ${n}.` }).waitFor();
    for (const key of ways[n % ways.length] ?? []) {
      // A dialog that a key opens has to be there before the next key is meant for it.
      if (/Digit|Enter/.test(key)) await page.getByRole("dialog").waitFor();
      await page.keyboard.press(key);
      keys += 1;
    }
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  expect(keys).toBeLessThanOrEqual(2 * postCount + 1);
  const each = postCount / ways.length;
  await expect
    .poll(statuses, { timeout: 60_000 })
    .toEqual({ dismissed: 2 * each, waiting: each, answered: each, in_progress: each });
  expect(await page.getByRole("option").count()).toBe(2 * each);
  const { rows } = await installation.database.pool.query(
    "select irrelevant_because, count(*)::integer as count from triage where irrelevant_because is not null group by 1",
  );
  expect(rows).toEqual([{ irrelevant_because: "namesake", count: each }]);
  expect(complaints).toEqual([]);
}, 300_000);
