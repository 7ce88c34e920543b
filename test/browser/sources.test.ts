import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, type OpenedPage } from "./open-page.ts";
import { signInOnPage } from "./sign-in-on-page.ts";
import { focusedName, pressByTab, tabTo } from "./tab-to.ts";

let installation: TestInstallation;
let browser: Browser;
let opened: OpenedPage;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: "brief" });
  browser = await launchChromium();
  opened = await openPage(browser);
  await signInOnPage(opened.page, installation.signInLink ?? "");
});
afterAll(async () => {
  await browser?.close();
  await installation?.close();
});

const row = (page: Page) => page.getByRole("row").filter({ hasText: "Блог пекаря" });

async function listMenu(page: Page, deed: string): Promise<void> {
  await page.getByRole("button", { name: "Действия со списком" }).click();
  await page.getByRole("menuitem", { name: deed }).click();
}

test("a pasted site becomes a source in a folder by keyboard alone, is read, ranked, archived, and comes back out of its own OPML", async () => {
  const { page } = opened;
  await page.goto(`${installation.url}/sources`);
  await page.getByRole("button", { name: "Добавить источник" }).waitFor();
  await pressByTab(page, /^Добавить источник$/);
  const dialog = page.getByRole("dialog");
  const field = dialog.getByRole("textbox", { name: "Адрес, ссылка или фраза" });
  await field.waitFor();

  await page.keyboard.type("https://www.threads.net/@zaslonka");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => focusedName(page)).toBe("Добавить источник");
  await page.keyboard.press("Enter");
  await field.waitFor();
  expect(await field.inputValue()).toBe("https://www.threads.net/@zaslonka");
  await page.keyboard.press("Enter");
  await dialog.getByText("Threads @zaslonka: узнали, но читать пока не умеем").waitFor();

  await field.fill(`${installation.world?.url}/sites/wordpress.example/`);
  await page.keyboard.press("Enter");
  const choices = dialog.getByRole("group", { name: "Что читать?" }).getByRole("button");
  await choices.first().waitFor();
  expect(await choices.allTextContents()).toEqual([
    expect.stringContaining("Городская верста"),
    expect.stringContaining("комментарии"),
  ]);
  await pressByTab(page, /^Городская верста/);
  const preview = dialog.getByRole("region", { name: "Что придёт из этой ленты" });
  await preview.getByText("Заслонка (").waitFor();
  await tabTo(page, /^Название/);
  await page.keyboard.press("ControlOrMeta+KeyA");
  await page.keyboard.type("Блог пекаря");
  await tabTo(page, /^Папка/);
  await page.keyboard.type("Блоги / Еда");
  await pressByTab(page, /^Добавить$/);
  await dialog.waitFor({ state: "detached" });
  expect(await page.evaluate(() => Object.keys(sessionStorage))).not.toContainEqual(
    expect.stringContaining("typed"),
  );

  await row(page).getByText("Блоги / Еда").waitFor();
  await row(page).getByText("работает").waitFor();
  await row(page)
    .getByRole("cell")
    .filter({ hasText: /^[1-9]\d*(?:всего собрано|\d+ упоминани)/ })
    .waitFor();

  await row(page).getByRole("button", { name: "Уровень: региональный" }).click();
  await page.getByRole("menuitem", { name: "федеральный" }).click();
  await row(page).getByRole("button", { name: "Уровень: федеральный" }).waitFor();

  const downloading = page.waitForEvent("download");
  await listMenu(page, "Экспорт OPML");
  const file = await (await downloading).path();
  expect(await readFile(file, "utf8")).toContain('text="Блог пекаря"');

  await row(page).getByRole("checkbox").check();
  await page.getByRole("toolbar").getByRole("button", { name: "Убрать в архив" }).click();
  await row(page).waitFor({ state: "detached" });

  await listMenu(page, "Импорт OPML");
  await page.locator("input[type=file]").setInputFiles(file);
  await dialog.getByText("вернутся из архива: 1").waitFor();
  await dialog.getByRole("button", { name: "Добавить 1 источник" }).click();
  await row(page).getByRole("button", { name: "Уровень: федеральный" }).waitFor();

  await page.goto(`${installation.url}/sources?folder=${encodeURIComponent("Блоги")}`);
  await row(page).waitFor();
  expect(await page.getByRole("row").count()).toBe(2);

  // Between a phone and a desk nothing of the table is cut off.
  await page.setViewportSize({ width: 900, height: 900 });
  const right = await row(page).evaluate((each) => each.getBoundingClientRect().right);
  expect(right).toBeLessThanOrEqual(900);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(opened.complaints).toEqual([]);
});

test("a known service that cannot be reached is named, with the way to a proxy or a mirror", async () => {
  const { page } = opened;
  await page.goto(`${installation.url}/settings/connections`);
  const card = page.locator("details").filter({ hasText: /^Telegram/ });
  await card.locator("summary").click();
  // Nothing listens on the discard port.
  await card.getByRole("textbox", { name: "Telegram: свой адрес" }).fill("http://127.0.0.1:9");
  await card.getByRole("button", { name: "Сохранить" }).click();
  await card.getByRole("button", { name: "Сохранить", disabled: true }).waitFor();
  await page.goto(`${installation.url}/sources`);
  await page.getByRole("button", { name: "Добавить источник" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("https://t.me/zaslonka_ru");
  await page.keyboard.press("Enter");
  await dialog.getByText("Служба Telegram из вашей сети недоступна?").waitFor();
  await dialog.getByRole("link", { name: "Настройки → Подключения" }).click();
  await page.waitForURL(/\/settings\/connections/);
});
