import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { pressRussian } from "./russian-keys.ts";
import { useTeamInBrowser } from "./team-in-browser.ts";

const texts = [
  "Горячая касса не работает с утра, очередь до двери",
  "Не работает горячая плита, касса открыта",
  "Вчера открыли новую столовую при заводе",
];
const team = useTeamInBrowser(
  { "Анна Ожегова": "pr", "Пётр Ёлкин": "pr" },
  texts.map((text) => ({ text })),
);
const { visit } = team;
beforeAll(() => team.installation.queues.resume("match"));

const row = (page: Page, word: string) => page.getByRole("option").filter({ hasText: word });
const shows = (page: Page, count: number) => expect.poll(() => page.getByRole("option").count()).toBe(count);
const detail = (page: Page) => page.getByRole("article", { name: "Публикация" });

test("one takes a post, tags it and calls a colleague, who finds the note; undo gives the post back", async () => {
  const anna = await visit("Анна Ожегова", "/triage");
  const petr = await visit("Пётр Ёлкин", "/triage");
  await row(petr, "столовую").waitFor();
  await row(anna, "столовую").click();
  await detail(anna).getByText("при заводе").first().waitFor();

  await pressRussian(anna, "KeyA");
  await row(anna, "столовую").getByText("Анна Ожегова").waitFor({ state: "attached" });
  await detail(anna).getByRole("button", { name: "Кто занимается: Анна Ожегова" }).waitFor();

  await pressRussian(anna, "KeyT");
  await anna.getByRole("combobox", { name: "Найти или создать метку" }).fill("Хорошие новости");
  await anna.keyboard.press("Enter");
  await row(anna, "столовую").getByText("Хорошие новости").waitFor();
  await anna.keyboard.press("Escape");
  await anna.getByRole("dialog").waitFor({ state: "detached" });

  await pressRussian(anna, "KeyC");
  const note = detail(anna).getByRole("textbox", { name: /Заметка для коллег/ });
  await note.pressSequentially("Готовим пост? @пётр");
  await detail(anna).getByRole("option", { name: "Пётр Ёлкин" }).waitFor();
  await anna.keyboard.press("Enter");
  await note.pressSequentially("посмотри");
  await anna.keyboard.press("Control+Enter");
  await detail(anna).getByRole("region", { name: "Заметки" }).getByText("@Пётр Ёлкин").waitFor();

  await petr.getByRole("button", { name: "Вас упомянули: 1 новая заметка" }).click();
  await petr
    .getByRole("dialog")
    .getByRole("link", { name: /Анна Ожегова.*Готовим пост/ })
    .click();
  await detail(petr).getByText("Готовим пост?").first().waitFor();
  await petr.getByRole("button", { name: "Вас упомянули", exact: true }).waitFor();

  const history = detail(petr).getByRole("region", { name: "История" });
  await history.getByText("Хорошие новости").first().waitFor();
  await anna.keyboard.press("Escape");
  await detail(anna).press("KeyZ");
  await row(anna, "столовую").getByText("Хорошие новости").waitFor({ state: "detached" });
  await detail(anna).press("KeyZ");
  await row(petr, "столовую").getByText("Анна Ожегова").waitFor({ state: "detached" });
});

test("a phrase is searched for and marked, kept as a view, and taken off by its pill", async () => {
  const page = await visit("Анна Ожегова", "/triage");
  const field = page.getByRole("combobox", { name: "Искать в заголовке и тексте" });
  await field.fill('"горячая касса');
  await page.getByText("Кавычка не закрыта.").waitFor();
  await shows(page, 3);
  await field.fill('"горячие кассы" -плита');
  await shows(page, 1);
  expect((await page.locator("mark[data-found]").allTextContents()).join("")).toBe("Горячая касса");
  await field.press("Escape");
  await page.getByRole("button", { name: "Виды" }).click();
  await page.getByRole("menuitem", { name: "Сохранить как вид" }).click();
  await page.getByRole("textbox", { name: "Название" }).fill("Касса");
  await page.getByRole("button", { name: "Сохранить", exact: true }).click();
  await page.getByText("Вид «Касса» сохранён").waitFor();
  await page.getByRole("button", { name: /^Убрать фильтр «Слова:/ }).click();
  await shows(page, 3);
  await expect.poll(() => field.inputValue()).toBe("");
  await page.getByRole("button", { name: "Виды" }).click();
  await page.getByRole("menuitem", { name: /Касса.*1$/ }).click();
  await shows(page, 1);
  await expect.poll(() => field.inputValue()).toBe('"горячие кассы" -плита');
});

test("an address with wrong values opens what is left of it and says what cannot be read", async () => {
  const page = await visit(
    "Анна Ожегова",
    "/triage?assignee=everybody&tag=404404&q=%22открыт&period=century",
  );
  await page.getByRole("heading", { name: "Поиск не понял запрос" }).waitFor();
  await page.getByText("№ 404404").waitFor();
  await page.getByRole("button", { name: "Сбросить все" }).first().click();
  await row(page, "столовую").waitFor();
});

test("an address that no page has is told within the frame; a former one leads to where it went", async () => {
  const page = await visit("Анна Ожегова", "/nowhere/else");
  const noSuchPage = page.getByRole("heading", { name: "Такой страницы нет" });
  await noSuchPage.waitFor();
  await page.getByRole("link", { name: "Источники" }).waitFor();
  // A number is asked for here.
  await page.goto(`${team.installation.url}/sources/coverage`);
  await noSuchPage.waitFor();
  await page.getByRole("link", { name: "Источники" }).waitFor();
  await page.goto(`${team.installation.url}/clocks`);
  await page.waitForURL("**/reports/clocks");
});
