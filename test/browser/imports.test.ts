import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { windows1251 } from "@earshot/sources/table/sample-files";
import type { ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, type OpenedPage } from "./open-page.ts";

let installation: TestInstallation;
let browser: Browser;
let opened: OpenedPage;

beforeAll(async () => {
  [installation, browser] = await Promise.all([startTestInstallation({ demo: false }), launchChromium()]);
  const client = await signInAs(installation, "pr");
  await client.send("PATCH", "/api/v1/me", { language: "ru" });
  await client.send("POST", "/api/v1/entities", {
    kind: "company",
    name: "Завод",
    terms: [{ text: "заслонка" }],
  });
  opened = await openPage(browser, { session: sessionOf(client) });
});
afterAll(async () => {
  await browser?.close();
  await installation?.close();
});

/** The cookie of somebody who signed in over the API, as a browser keeps it. */
function sessionOf({ cookie }: ApiClient) {
  const [name = "", value = ""] = (cookie ?? "").split("=");
  const facts = { domain: "127.0.0.1", path: "/", expires: -1, httpOnly: true, secure: false };
  return { cookies: [{ name, value, ...facts, sameSite: "Strict" as const }], origins: [] };
}

const table = [
  "Тема: Завод;;;;",
  "Дата публикации;Время;Что пишут;Ссылка;Лайки",
  '05.03.2026;14:05;"Заслонка, ""как всегда"";',
  'течёт";https://vk.com/wall-1_2;1 200',
  "завтра;;Заслонка пропала со склада;;много",
].join("\r\n");

test("a table in windows-1251 is arranged, previewed, imported; a refused row is mended; its posts stand in triage", async () => {
  const { page, complaints } = opened;
  await page.goto(`${installation.url}/sources`);
  await page.getByRole("link", { name: "Загрузить файл с публикациями" }).click();
  const file = { name: "март.csv", mimeType: "text/csv", buffer: windows1251(table) };
  await page.locator("input[type=file]").setInputFiles(file);

  const columns = page.getByRole("region", { name: "Столбцы" });
  const meaningOf = (column: string) =>
    columns.getByLabel(`Что в столбце «${column}»`).and(page.locator("input"));
  const meaning = meaningOf("Что пишут");
  await meaning.waitFor();
  expect(await meaning.inputValue()).toBe("Текст");
  expect(await page.getByLabel("Кодировка").and(page.locator("input")).inputValue()).toBe("windows-1251");
  const preview = page.getByRole("region", { name: "Что получится" });
  await preview.getByText("Не подойдёт строк: 1 из первых 2.").waitFor();
  await preview.getByText('Заслонка, "как всегда";').waitFor();
  await preview.getByText("Дата не читается").waitFor();

  // A column that is left out and said anew.
  await meaningOf("Лайки").fill("Просм");
  await page.getByRole("option", { name: "Просмотры" }).click();
  await preview.getByText("просмотры 1,2 тыс.").waitFor();
  await page.getByRole("textbox", { name: "Название импорта" }).fill("Мартовская выгрузка");
  // A demo, beside what is one's own now.
  await installation.database.pool.query(
    `with kept as (insert into setting (key, value, updated_at) values ('demo', '{"restsBesideOwn": true}', now()))
     insert into source (key, kind, platform, name, url, state, state_since, is_demo, created_at)
     values ('demo/kept', 'feed', 'news', 'Вымышленное', 'http://127.0.0.1:9/', 'paused', now(), true, now())`,
  );
  await page.getByRole("button", { name: "Импортировать", exact: true }).click();

  const refused = page.getByRole("region", { name: "Строки, которые не подошли" });
  await refused.getByRole("heading", { name: "Строка 4" }).waitFor();
  await refused.getByRole("textbox", { name: "Дата публикации" }).fill("06.03.2026 10:00");
  await refused.getByRole("textbox", { name: "Лайки" }).fill("");
  await refused.getByRole("button", { name: "Попробовать снова" }).click();
  await refused.getByText("Все строки подошли или исправлены.").waitFor();

  await page.getByText("со следующего запуска демонстрация отдыхает").waitFor();

  // What comes while the list is looked at waits behind its pill.
  await installation.queues.drainIdle();
  await page.getByRole("link", { name: "Показать в разборе" }).click();
  const rows = page.getByRole("listbox", { name: "Публикации по срочности" }).getByRole("option");
  await rows.filter({ hasText: "как всегда" }).waitFor();
  await rows.filter({ hasText: "пропала со склада" }).waitFor();

  await page.getByRole("button", { name: "Скачать список" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV, таблица" }).click();
  expect((await download).suggestedFilename()).toMatch(/^earshot-.*\.csv$/);
  expect(complaints).toEqual([]);
});
