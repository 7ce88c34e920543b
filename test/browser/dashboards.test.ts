import { readFile } from "node:fs/promises";
import type { Dashboard } from "@earshot/contract/dashboard";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { uncountedSince } from "@earshot/db/queries/figures/count-mentions";
import { useDemoInBrowser } from "./demo-in-browser.ts";
import { openPage } from "./open-page.ts";

const demo = useDemoInBrowser();
const { visit } = demo;

const widget = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const number = (page: Page) =>
  widget(page, "Упоминания").getByRole("button", { name: "показать публикации" });

/** The number that a tile says in full. */
async function mentions(page: Page): Promise<number> {
  const said = (await number(page).getAttribute("aria-label")) ?? "";
  return Number(said.replace(/:.*$/, "").replaceAll(/\D/g, ""));
}

/** What a press on the menu of the volume widget saves. */
async function saved(page: Page, how: string): Promise<Buffer> {
  await widget(page, "Упоминания по времени и всплески с причинами")
    .getByRole("button", { name: "Что можно сделать с виджетом" })
    .click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: how }).click();
  return readFile(await (await downloading).path());
}

/** The dashboard that the page arranges, saved meanwhile under another name. */
async function savedByAnother(page: Page): Promise<void> {
  const at = new URL(page.url());
  const key = at.pathname.split("/").at(-1) ?? "";
  const of = (path: string) => new URL(path, at).href;
  const { csrfToken } = (await (await page.request.get(of("/api/v1/session"))).json()) as {
    csrfToken: string;
  };
  const { version, definition, isTeam } = (await (
    await page.request.get(of(`/api/v1/dashboards/${key}`))
  ).json()) as Dashboard;
  const answer = await page.request.put(of(`/api/v1/dashboards/${key}`), {
    headers: { "x-csrf-token": csrfToken, origin: at.origin },
    data: { version, isTeam, definition: { ...definition, name: { ru: "Чужой обзор", en: "Theirs" } } },
  });
  expect(answer.status()).toBe(200);
}

async function monthIsCounted(): Promise<boolean> {
  const { pool, db } = demo.installation.database;
  const { rows } = await pool.query<{ left: number }>(
    `select (select count(*) from source where is_demo and last_success_at is null)::integer
      + (select count(*) from post where matched_at is null)::integer
      + (select count(*) from post where mention_count > 0 and analysed_at is null)::integer as left`,
  );
  return rows[0]?.left === 0 && (await uncountedSince(db)) === null;
}

test("the overview says the month, narrows by a press and by drawing over a time, and leads to the posts", async () => {
  // The month that is there is counted to its end first, or numbers would grow on the way.
  await expect.poll(monthIsCounted).toBe(true);
  const page = await visit("/reports");
  await number(page).waitFor();
  const all = await mentions(page);
  expect(all).toBeGreaterThan(100);

  await widget(page, "Упоминания")
    .getByRole("button", { name: /^Что это за число/ })
    .click();
  await page.getByRole("dialog").getByText("Что слушали").waitFor();
  await page.keyboard.press("Escape");

  const chart = widget(page, "Упоминания по времени и всплески с причинами").getByRole("group");
  await chart.locator("svg").waitFor();
  expect((await saved(page, "Картинкой PNG")).subarray(1, 4).toString()).toBe("PNG");
  expect((await saved(page, "Картинкой SVG")).toString()).toMatch(/^<svg [^>]*xmlns=/);
  const box = await chart.boundingBox();
  if (box === null) throw new Error("the chart has no place");
  await page.mouse.move(box.x + box.width * 0.15, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.85, box.y + 70, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/from=/);
  await expect.poll(() => mentions(page)).toBeLessThan(all);
  const brushed = await mentions(page);

  // Over a time that has passed: what comes in meanwhile changes neither the number nor the list.
  const voice = widget(page, "Доля голоса");
  await voice.getByText("Кулебятня", { exact: true }).first().click({ force: true });
  const pills = page.getByRole("group", { name: "Фильтры" });
  await pills.getByText("Кулебятня").waitFor();
  await expect.poll(() => mentions(page)).toBeLessThan(brushed);
  const rival = await mentions(page);
  await number(page).click();
  await page.getByText(new RegExp(`^${rival} публикаци`)).waitFor();
  await page.goBack();
  await pills.getByRole("button", { name: /Кулебятня/ }).click();
  await expect.poll(() => mentions(page)).toBe(brushed);

  await voice.getByRole("button", { name: "Таблицей" }).click();
  await voice.getByRole("row", { name: /Кулебятня/ }).waitFor();
});

test("a copy is arranged by buttons and saved; its link opens without sign-in and names no author", async () => {
  const page = await visit("/reports/dashboards/overview");
  await page.getByRole("button", { name: "Скопировать и изменить" }).click();
  await page.getByRole("textbox", { name: "Название" }).fill("Мой обзор");
  await page.getByRole("button", { name: "Создать" }).click();
  await page.getByRole("button", { name: "Место и размер: Упоминания", exact: true }).click();
  await page.getByRole("menuitem", { name: "Увеличить высоту" }).click();
  await page.keyboard.press("Escape");
  await savedByAnother(page);
  await page.getByRole("button", { name: "Сохранить", exact: true }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "сохранил кто-то ещё" });
  await conflict.getByRole("button", { name: "Сохранить мою" }).click();
  await page.getByRole("button", { name: "Изменить", exact: true }).waitFor();
  // One's own name and not the other's: the draft outlived the save that came first.
  await page.getByRole("button", { name: "Мой обзор", exact: true }).waitFor();
  await page.getByRole("button", { name: "Поделиться" }).click();
  await page.getByRole("textbox", { name: "Для чего ссылка" }).fill("Экран в холле");
  await page.getByRole("button", { name: "Создать ссылку" }).click();
  const address = await page.getByRole("textbox", { name: "Адрес" }).inputValue();

  const opened = await openPage(demo.browser);
  demo.watch(opened);
  await opened.page.goto(address);
  await opened.page.getByRole("heading", { name: "Мой обзор" }).waitFor();
  const authors = widget(opened.page, "Главные авторы");
  await authors.getByRole("row").nth(1).waitFor();
  const names = await authors.getByRole("rowheader").allInnerTexts();
  const { rows } = await demo.installation.database.pool.query<{ name: string }>(
    "select distinct shown_name as name from author_card where shown_name <> ''",
  );
  const known = new Set(rows.map(({ name }) => name));
  expect(names.filter((name) => known.has(name.trim()))).toEqual([]);
  expect(await opened.page.getByRole("link").count()).toBe(0);

  // Withdrawn while it hangs on a wall: numbers that nobody may see any more do not stay there.
  await page
    .getByRole("listitem")
    .filter({ hasText: "Экран в холле" })
    .getByRole("button", { name: "Отозвать" })
    .click();
  await page.getByText(/отозвана/).waitFor();
  await opened.page.getByRole("button", { name: "30 дней" }).click();
  await opened.page.getByRole("button", { name: "7 дней" }).click();
  await opened.page.getByRole("heading", { name: "Эта ссылка не открывается" }).waitFor();
});

test("the wall leaves out what was deleted, cuts a tall dashboard between its widgets, and says when nothing is left", async () => {
  const page = await visit("/wall/deleted+overview");
  await page.getByRole("heading", { name: "Обзор", level: 1 }).waitFor();
  await page.getByRole("img", { name: /^Экран 1 из \d+$/ }).waitFor();
  await widget(page, "Упоминания").waitFor();
  const lowest = await page
    .getByRole("region")
    .evaluateAll((regions) => Math.max(...regions.map((each) => each.getBoundingClientRect().bottom)));
  expect(lowest).toBeGreaterThan(450);
  expect(lowest).toBeLessThanOrEqual(900);
  await page.goto(new URL("/wall/deleted", page.url()).href);
  await page.getByRole("heading", { name: "На стене нечего показать" }).waitFor();
});
