import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useDemoInBrowser } from "./demo-in-browser.ts";
import { pressRussian } from "./russian-keys.ts";

const demo = useDemoInBrowser("brief");
const { visit } = demo;

const texts = {
  кофебаржу:
    "откроет кофебаржу на набережной весной, сообщила компания. Проект готовили два года, город выделил участок рядом с пристанью.",
  катер:
    "купила прогулочный катер и переделает его под чайную, следует из реестра судов. Экипаж наберут летом, маршрут держат в секрете до регистрации.",
  причал:
    "спорит с соседями за старый причал: жители жалуются на музыку и запах теста, мэрия обещает замеры шума ночью и открытую встречу.",
};

/** A text and copies of it in other places, which only `word` finds. */
async function publishStory(word: keyof typeof texts, copies: number): Promise<void> {
  const places = ["svodka", "rubl", "kama", "delovoy", "razdacha"];
  for (let copy = 0; copy < copies; copy++) {
    await demo.publish({
      sourceId: places[copy] ?? "svodka",
      text: `Сеть «Заслонка» ${texts[word]}${copy === 0 ? "" : " Источник: «Сводка.24»"}`,
    });
  }
}

const card = (page: Page, word: string) => page.getByRole("listitem").filter({ hasText: word });
const row = (page: Page, word: string) => page.getByRole("option").filter({ hasText: word });

test("reprints gather into a story that is split by hand, taken back by key, and named", async () => {
  await publishStory("кофебаржу", 4);
  const page = await visit(`/triage?q=${encodeURIComponent("кофебаржу")}`);
  await row(page, "кофебаржу").getByText("×3").waitFor();
  await row(page, "кофебаржу").getByText("перепечатка").nth(2).waitFor();
  await page.goto(`${demo.installation.url}/triage?q=${encodeURIComponent("кофебаржу")}&reprints=false`);
  await row(page, "кофебаржу").getByText("×3").waitFor();
  expect(await row(page, "кофебаржу").count()).toBe(1);

  await page.goto(`${demo.installation.url}/triage?q=${encodeURIComponent("кофебаржу")}`);
  await page.getByRole("button", { name: "Одна строка на сюжет" }).click();
  await expect.poll(() => row(page, "кофебаржу").count()).toBe(1);
  await page.getByText("1 сюжет", { exact: true }).waitFor();
  await row(page, "кофебаржу").getByText("1 оригинал + 3 перепечатки").click();
  await expect.poll(() => row(page, "кофебаржу").count()).toBe(4);
  await page.getByRole("group", { name: "Фильтры" }).getByText("откроет кофебаржу").waitFor();

  await page.getByRole("link", { name: "Сюжеты" }).click();
  await card(page, "кофебаржу").getByText("3 перепечатки").waitFor();
  await card(page, "кофебаржу").getByRole("link").click();
  const reprints = page.getByRole("region", { name: "Перепечатки" });
  await reprints.getByText("слово в слово").first().waitFor();
  await reprints.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Вынести из сюжета" }).click();
  await page.getByRole("menuitem", { name: "Каждую по отдельности" }).click();
  await page.getByText("2 перепечатки").first().waitFor();
  await page.getByRole("region", { name: "Решения людей" }).getByText("разделяет публикации").waitFor();
  await pressRussian(page, "KeyZ");
  await page.getByText("3 перепечатки").first().waitFor();

  await page.getByRole("button", { name: "Переименовать" }).click();
  await page.getByRole("textbox", { name: "Название сюжета" }).fill("Баржа с кофе");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("heading", { name: "Баржа с кофе" }).waitFor();
});

test("stories are merged and closed as a whole, also on a phone; nothing is wider than the screen", async () => {
  await publishStory("катер", 2);
  await publishStory("причал", 3);
  const page = await visit("/stories", { width: 390, height: 800, isTouch: true });
  await card(page, "причал").getByText("2 перепечатки").waitFor();
  await card(page, "катер").getByRole("link").click();
  await page.getByRole("button", { name: "Объединить" }).click();
  await page.getByRole("searchbox", { name: "Слова из названия" }).fill("причал");
  const picks = page.getByRole("dialog").getByRole("listitem");
  // Before the search has answered others stand there too, and are replaced.
  await expect.poll(() => picks.count()).toBe(1);
  await picks.getByRole("button", { name: "причал" }).click();
  await page.getByText("2 оригинала").first().waitFor();
  await page.getByRole("button", { name: "Статус всех" }).click();
  await page.getByRole("menuitem", { name: "отвечено" }).click();
  await page.getByText("Статус изменён у 5 публикаций").waitFor();
  await page.getByText("все закрыты").first().waitFor();
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Отменить" }).first().click();
  await page.getByText("5 открытых").first().waitFor();
});
