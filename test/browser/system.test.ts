import { lookAtSystem } from "@earshot/db/queries/look-at-system";
import { noteBackupRun } from "@earshot/db/queries/backup-run";
import { connectBackend } from "@earshot/pipeline/backend";
import { createLogger } from "@earshot/runtime/logger";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiClient, signInFirst } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { launchChromium } from "./chromium.ts";
import { openPage } from "./open-page.ts";

const log = createLogger({ level: "silent", name: "test" });
let installation: TestInstallation;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false, log });
  await failForGood("broken-one");
  await failForGood("broken-two");
  browser = await launchChromium();
  const client = createApiClient(installation.url);
  await signInFirst(client, installation.signInLink);
  ({ page, complaints } = await openPage(browser));
  const [name = "", value = ""] = (client.cookie ?? "").split("=");
  await page.context().addCookies([{ name, value, url: installation.url }]);
});
afterAll(async () => {
  await browser?.close();
  await installation?.close();
});

/** A job that no handler understands, as one of another version would be. */
async function failForGood(jobId: string): Promise<void> {
  const databaseUrl = databaseAddress();
  const backend = await connectBackend({ redisUrl: null, databaseUrl, log });
  const queue = backend.openQueue("analyse");
  await queue.add("analyse-posts", { postIds: "all" }, { jobId, attempts: 1 });
  await queue.close();
  await backend.close();
  await installation.queues.drainIdle();
}

function databaseAddress(): string {
  return String(installation.database.pool.options.connectionString);
}

const region = (name: string) => page.getByRole("region", { name });
const queue = (name: string) => region("Очереди").getByRole("row").filter({ hasText: name });
const bell = () => page.getByRole("link", { name: "1 неполадка Earshot" });

test("a trouble of Earshot rings while one watches, is taken, and is over", async () => {
  await page.goto(`${installation.url}/system`);
  await page.getByText("Неполадок нет.").waitFor();

  // Later than whatever the installation backs up by itself.
  await noteBackupRun(databaseAddress(), "диск полон", new Date(Date.now() + 3_600_000));
  const lookout = { parts: [], queues: async () => [], disk: async () => null, now: () => new Date() };
  await lookAtSystem(installation.database.db, lookout);
  await bell().waitFor();
  const alert = region("Неполадки").getByRole("listitem").filter({ hasText: "Резервная копия не удалась" });
  await alert.getByText("диск полон").waitFor();
  await alert.getByText("Устраните причину и повторите").waitFor();
  await alert.getByRole("button", { name: "Занимаюсь этим" }).click();
  await alert.getByText("занимается Анна Ожегова").waitFor();
  await bell().waitFor({ state: "detached" });

  await noteBackupRun(databaseAddress(), null, new Date(Date.now() + 3_700_000));
  await lookAtSystem(installation.database.db, lookout);
  await page.getByText("Неполадок нет.").waitFor();
  await page.getByText("Было раньше: 1 неполадка").click();
  await page.getByText("кто занимался: Анна Ожегова").waitFor();
});

test("a queue is paused, fills while one watches, and goes on", async () => {
  const match = queue("сопоставление");
  await match.getByRole("button", { name: "Пауза: сопоставление" }).click();
  await match.getByText("на паузе").waitFor();
  await installation.queues.enqueue("match-posts", { postIds: [1] }, { jobId: "waits-for-the-page" });
  await expect.poll(async () => match.getByRole("cell").first().innerText()).toMatch(/[1-9]/);
  await match.getByRole("button", { name: "Продолжить: сопоставление" }).click();
  await match.getByText("на паузе").waitFor({ state: "detached" });
  await expect.poll(async () => match.getByRole("cell").first().innerText()).toMatch(/^0|\D0$/);
});

test("a failed job is tried again, and discarded only after a question", async () => {
  const failed = region("Невыполненные задания");
  const jobs = failed.getByRole("listitem").filter({ hasText: "analyse-posts" });
  await expect.poll(() => jobs.count()).toBe(2);
  await jobs.first().getByText("payload: postIds: Invalid input: expected array").waitFor();
  // It is as broken as before, and comes back.
  await jobs.first().getByRole("button", { name: "Повторить" }).click();
  await page.getByText("Задание поставлено в очередь снова").waitFor();

  await failed.getByRole("button", { name: "Отбросить все" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("вернуть это нельзя").waitFor();
  await question.getByRole("button", { name: "Отмена" }).click();
  await question.waitFor({ state: "detached" });
  await expect.poll(async () => (await installation.queues.counts()).analyse.failed).toBe(2);
  await failed.getByRole("button", { name: "Отбросить все" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Отбросить все" }).click();
  await page.getByText("Невыполненных заданий нет.").waitFor();
});

test("readiness is worded in the reader's language, nothing is wider than a phone, and no frame is higher than a low window", async () => {
  await page.getByText("Источников нет: слушать нечего.").waitFor();
  // The sections need 700 px: in less they scroll by themselves, and the page ends where the window does.
  for (const [width, height] of [
    [1440, 560],
    [1024, 480],
  ] as const) {
    await page.setViewportSize({ width, height });
    const bottoms = `[...document.querySelectorAll("main, nav")].map((each) => each.getBoundingClientRect().bottom)`;
    expect(await page.evaluate(bottoms)).toEqual([height, height]);
    const last = page.getByRole("navigation", { name: "Разделы" }).getByRole("button").last();
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  }
  await page.evaluate(`localStorage.setItem("earshot.language", "en")`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.getByText("There are no sources: nothing to listen to.").waitFor();
  await page.getByRole("heading", { name: "Queues" }).waitFor();
  const widest = `Math.max(...[...document.querySelectorAll("main *")].map((each) => each.getBoundingClientRect().right))`;
  expect(await page.evaluate(widest)).toBeLessThanOrEqual(390);
  expect(complaints).toEqual([]);
});

test("a page that stays open across an update says so and is whole after one press; one that comes meanwhile waits by itself", async () => {
  const parts = /\/assets\/Palette-[^/]*\.js$/;
  const notice = page.getByText(/Earshot (?:обновился|was updated)/);
  await page.route(parts, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${installation.url}/system`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await notice.waitFor();
  expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
  await page.unroute(parts);
  // The palette may come after all by now, and would lie above the button.
  await page.getByRole("button", { name: /Обновить страницу|Reload the page/ }).dispatchEvent("click");
  await notice.waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).waitFor();

  const all = /\/assets\//;
  await page.route(all, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${installation.url}/system`);
  await page.getByText("Earshot обновляется").waitFor();
  await page.unroute(all);
  await page.getByRole("heading", { level: 1 }).waitFor();
});
