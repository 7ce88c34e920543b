import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startMailServer, type TestMailServer } from "../notify/mail-server.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, type OpenedPage } from "./open-page.ts";

let installation: TestInstallation;
let mail: TestMailServer;
let browser: Browser;
let admin: ApiClient;
let opened: OpenedPage;

beforeAll(async () => {
  [installation, mail, browser] = await Promise.all([
    startTestInstallation({ demo: false }),
    startMailServer(),
    launchChromium(),
  ]);
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
});
afterAll(async () => {
  await browser?.close();
  await installation?.close();
  await mail?.close();
});
afterEach(async () => {
  await opened.page.context().close();
  expect(opened.complaints).toEqual([]);
});

async function visit(path: string): Promise<Page> {
  opened = await openPage(browser);
  const [name = "", value = ""] = (admin.cookie ?? "").split("=");
  await opened.page.context().addCookies([{ name, value, url: installation.url }]);
  await opened.page.goto(installation.url + path);
  return opened.page;
}

async function readOutbox(): Promise<unknown[]> {
  return (await installation.database.pool.query("select state, error from outbox")).rows;
}

test("a setting is explained, checked while one types, saved, kept, and reset", async () => {
  const page = await visit("/settings");
  const team = page.getByRole("form", { name: "Команда" });
  await team.getByLabel("Название команды").fill("Пекарня");
  await team.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Настройки сохранены и уже действуют").waitFor();
  await page.getByRole("navigation", { name: "Разделы", exact: true }).getByText("Пекарня").waitFor();
  await expect.poll(() => page.title()).toBe("Настройки · Earshot · Пекарня");

  const keeping = page.getByRole("form", { name: "Хранение" });
  const days = keeping.getByRole("textbox", { name: "Хранить публикации без упоминаний" });
  const save = keeping.getByRole("button", { name: "Сохранить" });
  expect([await days.inputValue(), await save.isDisabled()]).toEqual(["90", true]);
  await days.fill("сто");
  await keeping.getByText("целое число от 1 до 3650").waitFor();
  expect(await save.isDisabled()).toBe(true);
  await days.fill("45");
  await save.click();
  await keeping.getByText("По умолчанию: 90 дн.").waitFor();
  await page.reload();
  await keeping.getByText("По умолчанию: 90 дн.").waitFor();
  expect(await days.inputValue()).toBe("45");
  await keeping.getByRole("button", { name: "Сбросить: Хранить публикации без упоминаний" }).click();
  await save.click();
  await keeping.getByText("По умолчанию").waitFor({ state: "detached" });
  expect(await days.inputValue()).toBe("90");

  // Pages that find no room beside each other are listed behind a button.
  const pages = page.getByRole("navigation", { name: "Разделы настроек" });
  await page.setViewportSize({ width: 390, height: 844 });
  await pages.getByRole("button", { name: "Разделы настроек: 13" }).click();
  await page.getByRole("menuitem", { name: "Журнал действий" }).click();
  await page.waitForURL("**/settings/audit");
  await pages
    .getByRole("link", { name: "Журнал действий" })
    .and(page.locator("[aria-current=page]"))
    .waitFor();
});

test("somebody else's change is not overwritten unseen", async () => {
  const page = await visit("/settings/general");
  const keeping = page.getByRole("form", { name: "Хранение" });
  await keeping.getByLabel("Хранить журнал проверок источников").fill("10");
  await installation.database.pool.query(
    "update setting set value = to_jsonb(value::text::integer + 1) where key = 'settings_version'",
  );
  await keeping.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Это уже изменилось").waitFor();
  await keeping.getByRole("button", { name: "Сохранить" }).click();
  await keeping.getByText("По умолчанию: 30 дн.").waitFor();
});

test("mail is set up, tried, and what became of it is seen; the password never comes back", async () => {
  const page = await visit("/settings/mail");
  const form = page.getByRole("form", { name: "Почта" });
  const tryIt = form.getByRole("button", { name: "Отправить мне проверочное письмо" });
  await form.getByLabel("Почтовый сервер").fill("127.0.0.1");
  expect(await tryIt.isDisabled()).toBe(true);
  await form.getByLabel("Порт").fill(String(mail.port));
  await form.getByText("без шифрования", { exact: true }).click();
  await form.getByLabel("Имя для входа").fill("earshot");
  await form.getByLabel("Пароль почты", { exact: true }).fill("hunter2-secret");
  await form.getByLabel("Отправитель").fill("earshot@example.com");
  await form.getByRole("button", { name: "Сохранить" }).click();
  await form.getByText("Задан").waitFor();
  expect(await form.getByLabel("Пароль почты", { exact: true }).inputValue()).toBe("");

  const log = page.getByRole("listitem").filter({ hasText: "Проверка почты Earshot" });
  await tryIt.click();
  await expect.poll(readOutbox).toMatchObject([{ state: "sent", error: null }]);
  await log.getByText("ушло", { exact: true }).waitFor();
  expect(mail.letters).toMatchObject([{ to: ["anna@example.com"], user: "earshot" }]);

  mail.behaviour.cut = "text";
  await tryIt.click();
  const lost = log.filter({ hasText: "неизвестно, ушло ли" });
  await lost.waitFor();
  mail.behaviour.cut = null;
  await lost.getByRole("button", { name: "Отправить снова" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Отправить снова" }).click();
  await lost.waitFor({ state: "detached" });
  await log.getByText("ушло", { exact: true }).nth(1).waitFor();
  expect(await page.content()).not.toContain("hunter2");
});
