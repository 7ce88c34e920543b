import type { Browser, Page } from "playwright-core";
import { savePosts } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { upsertSource } from "@earshot/db/queries/sources";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { collectedPost } from "../support/collected-post.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, type OpenedPage } from "./open-page.ts";

let installation: TestInstallation;
let browser: Browser;
let client: ApiClient;
let opened: OpenedPage[] = [];

beforeAll(async () => {
  [installation, browser] = await Promise.all([startTestInstallation({ demo: false }), launchChromium()]);
  client = createApiClient(installation.url);
  await signInFirst(client, installation.signInLink);
  await storeHistory();
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

const texts = [
  "Павел Межевой открыл кафе у вокзала.",
  "Слышал, Межевого видели на рынке с пирогом.",
  "Нападающий Пётр Межевой забил в овертайме.",
  "Pavel Mezhevoy opened a café by the station.",
  "Погода хорошая, о людях ни слова.",
];

/** Posts that were collected before anybody was watched. */
async function storeHistory(): Promise<void> {
  const { db } = installation.database;
  const now = new Date();
  const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
  const url = "https://history.example/";
  const { sourceId } = await upsertSource(db, { ...facts, name: "Вестник", url }, now);
  const posts = texts.map((text, at) => collectedPost({ externalId: `h${at}`, text, publishedAt: now }));
  const saved = await savePosts(db, { sourceId, posts, now });
  await saveMatches(db, { version: 1, now, matches: saved.map((post) => ({ ...post, matches: [] })) });
}

async function visit(path: string, settings: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const each = await openPage(browser, settings);
  opened.push(each);
  const [name = "", value = ""] = (client.cookie ?? "").split("=");
  await each.page.context().addCookies([{ name, value, url: installation.url }]);
  await each.page.goto(installation.url + path);
  return each.page;
}

const preview = (page: Page) => page.getByRole("region", { name: "Что найдётся" });
const term = (page: Page) => page.getByRole("textbox", { name: "Слово или фраза" });

test("an executive is added with a look at false friends and a proposal, and the report says what was found", async () => {
  const page = await visit("/watch-list");
  await page.getByRole("heading", { name: "Пока никого не ищем" }).waitFor();
  await page.getByRole("button", { name: "Добавить" }).first().click();
  const editor = page.getByRole("dialog");
  await editor.getByRole("combobox", { name: "Что это" }).click();
  await page.getByRole("option", { name: "руководитель" }).click();
  await editor.getByRole("textbox", { name: "Имя и фамилия" }).fill("Павел Межевой");
  await editor.getByRole("textbox", { name: "Должность" }).fill("Директор по пирогам");
  await term(page).fill("Межевой");
  await editor.getByText("Находим в падежах").waitFor();

  // The namesake stands first, with what speaks against him; the bare surname is doubtful.
  await preview(page).getByText("«Пётр» рядом: другой человек").waitFor();
  await preview(page).getByRole("tab", { name: "Сомнительно 1" }).click();
  await preview(page).getByText("только фамилия: возможно, однофамилец").waitFor();
  await preview(page).getByText("Просмотрены все 5 собранных публикаций.").waitFor();
  await preview(page).getByRole("heading", { name: "2 публикации" }).waitFor();

  const proposals = editor.getByRole("region", { name: "Предлагаем добавить" });
  await proposals.getByRole("button", { name: "Не предлагать «Павел»" }).click();
  await proposals.getByRole("button", { name: "Добавить «Pavel Mezhevoy»" }).click();
  await preview(page).getByRole("heading", { name: "3 публикации" }).waitFor();
  await editor.getByRole("button", { name: "Сохранить" }).click();

  await editor.waitFor({ state: "detached" });
  const report = page.getByRole("region", { name: "Что изменилось" });
  await report.getByText("История просмотрена").waitFor();
  await report.getByText("прибавилось 3").first().waitFor();
  await report.getByRole("button", { name: "Отчёт" }).click();
  await report.getByRole("button", { name: "прибавилось 3" }).click();
  await report.getByText("Pavel Mezhevoy").waitFor();
  expect(await report.getByRole("article").count()).toBe(3);
  await page.getByText("Директор по пирогам").waitFor();
});

test("what a colleague saved meanwhile is kept, and so is what was typed here", async () => {
  const page = await visit("/watch-list");
  await page.getByRole("button", { name: "Изменить: Павел Межевой" }).click();
  const editor = page.getByRole("dialog");
  await editor.getByRole("button", { name: "Отклонено: 1" }).waitFor();
  await editor.getByRole("button", { name: "Добавить слово" }).click();
  await term(page).last().fill("Паша пирог");
  const { body } = await client.get("/api/v1/entities");
  const [entity] = body.entities;
  const added = {
    text: "дядя Паша",
    kind: "word",
    role: "match",
    needsContext: false,
    isCaseSensitive: false,
  };
  const theirs = { ...entity, terms: [...entity.terms, added] };
  expect((await client.send("PUT", `/api/v1/entities/${entity.entityId}`, theirs)).status).toBe(200);

  await editor.getByRole("button", { name: "Сохранить" }).click();
  await editor.getByText("Пока вы правили, запись изменил кто-то ещё").waitFor();
  await editor.getByRole("button", { name: "Сохранить" }).click();
  await editor.waitFor({ state: "detached" });
  await page.getByText("дядя Паша").waitFor();
  await page.getByText("Паша пирог").waitFor();
});

test("on a phone the preview is one tap away, and retiring can be taken back", async () => {
  const page = await visit("/watch-list", { width: 390, height: 800, isTouch: true });
  await page.getByRole("button", { name: "Изменить: Павел Межевой" }).click();
  await page.getByText("Найдётся · 3").click();
  await preview(page).getByText("«Пётр» рядом: другой человек").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const dialog = page.getByRole("dialog");
  // The bar of the phone is the banner of the page; the head of a dialog is none.
  expect(await dialog.getByRole("banner").count()).toBe(0);
  await dialog.getByRole("button", { name: "Закрыть" }).click();
  await page.getByRole("button", { name: "Больше не искать" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Больше не искать" }).click();
  await page.getByRole("button", { name: "Больше не ищем: 1" }).click();
  await page.getByRole("button", { name: "Вернуть" }).click();
  await page.getByRole("button", { name: "Изменить: Павел Межевой" }).waitFor();
});
