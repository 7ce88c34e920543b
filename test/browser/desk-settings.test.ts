/** What the desk goes by: a rule that is tried, saved, applied to history and taken back; targets and a working week. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, type OpenedPage } from "./open-page.ts";

let installation: TestInstallation;
let browser: Browser;
let opened: OpenedPage[] = [];
let cookie = "";

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  browser = await launchChromium();
  cookie = (await signInAs(installation, "head", "Пётр Ёлкин")).cookie ?? "";
  const { db, pool } = installation.database;
  await pool.query("update person set language = 'ru'");
  // The watch list changes here; the walk over history that follows must not read these posts again.
  await installation.queues.pause("match");
  const source = await makeSource(db);
  const entity = await makeEntity(db, "Завод");
  const texts = ["Вакансия: завод ищет слесаря", "Вакансия сварщика, завод", "Завод открыл столовую"];
  const posts = texts.map((text, n) => ({
    post: collected({ externalId: `${n}`, text, publishedAt: new Date(Date.now() - n * 3_600_000) }),
    entities: [entity],
    analysis: { severity: 3 as const },
  }));
  await triaged(db, source, posts);
  await pool.query("update post set matched_version = 1000");
});
afterAll(async () => {
  await browser?.close();
  await installation?.close();
});
afterEach(async () => {
  const complaints = opened.flatMap((each) => each.complaints);
  await Promise.all(opened.map(({ page }) => page.context().close()));
  opened = [];
  expect(complaints).toEqual([]);
});

async function visit(path: string): Promise<Page> {
  const each = await openPage(browser);
  opened.push(each);
  const [name = "", value = ""] = cookie.split("=");
  await each.page.context().addCookies([{ name, value, url: installation.url }]);
  await each.page.goto(installation.url + path);
  return each.page;
}

async function severities(): Promise<number[]> {
  const { rows } = await installation.database.pool.query<{ severity: number }>(
    "select severity from triage order by post_id",
  );
  return rows.map(({ severity }) => severity).sort();
}

test("a rule shows what it would have done, does it to history, and takes it back", async () => {
  const page = await visit("/settings/rules");
  await page.getByRole("button", { name: "Новое правило" }).click();
  const editor = page.getByRole("dialog");
  await editor.getByRole("textbox", { name: "Название" }).fill("Вакансии");
  await editor.getByRole("combobox", { name: "Если пост подходит под запрос" }).fill("вакансия");
  const preview = editor.getByRole("region", { name: "За последние 90 дней" });
  await preview.getByText("Подошли бы 2 поста").waitFor();
  expect(await editor.getByRole("button", { name: "Сохранить" }).isDisabled()).toBe(true);
  await editor.getByRole("combobox", { name: "Важность" }).click();
  await page.getByRole("option", { name: /^1 ·/ }).click();
  await preview.getByText("Из последних 2 изменились бы 2").waitFor();
  await editor.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Правило сохранено").waitFor();
  expect(await severities()).toEqual([3, 3, 3]);

  await page.getByRole("button", { name: "Ещё: Вакансии" }).click();
  await page.getByRole("menuitem", { name: "За 90 дней" }).click();
  await page.getByText("изменено 2 поста").waitFor();
  expect(await severities()).toEqual([1, 1, 3]);
  await page.getByRole("button", { name: "Отменить", exact: true }).click();
  await page.getByText("Отмена сделанного").waitFor();
  await expect.poll(severities).toEqual([3, 3, 3]);
});

test("a target is set, an impossible week is refused, and posts go by what was saved", async () => {
  const page = await visit("/settings/clocks");
  const monday = page.getByRole("textbox", { name: "пн" }).first();
  await monday.fill("с девяти до шести");
  await page.getByText(/Сначала исправьте: \d/).waitFor();
  expect(await page.getByRole("button", { name: "Сохранить" }).isDisabled()).toBe(true);
  await monday.fill("09:00–13:00, 14:00–18:00");
  const target = page.getByRole("textbox", { name: "Первая реакция, проблема" });
  await target.fill("1 ч 30");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сроки сохранены: открытые посты пересчитываются").waitFor();
  await page.reload();
  await expect.poll(() => target.inputValue()).toBe("1 ч 30 мин");
  expect(await monday.inputValue()).toBe("09:00–13:00, 14:00–18:00");
  await expect.poll(targets).toEqual([90]);
});

/** Minutes that posts of the list have for the first response. */
async function targets(): Promise<number[]> {
  const { rows } = await installation.database.pool.query<{ minutes: number }>(
    "select distinct (target_ms / 60000)::integer as minutes from triage_clock where kind = 'first_response'",
  );
  return rows.map(({ minutes }) => minutes);
}
