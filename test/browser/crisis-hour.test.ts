/**
 * The journey "Crisis hour", played with the crisis of the demo month: an alert arrives, is taken on, becomes an incident with evidence, and an answer is approved and said. Its budgets: a
 * quarter of an hour between the alert and the approval, few presses, and nothing typed twice.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "@earshot/cli/installation";
import { loadContent } from "@earshot/world/content";
import type { Locator, Page } from "playwright-core";
import { parse } from "yaml";
import { beforeAll, expect, test } from "vitest";
import { makeEntity } from "../db/rig.ts";
import { keepPicture } from "./keep-picture.ts";
import { pressByTab } from "./tab-to.ts";
import { useTeamInBrowser } from "./team-in-browser.ts";

const pressesMax = 8;
const answerPressesMax = 15;
const minutesMax = 15;
const analysis = { severity: 5, priority: 40, direction: "crisis", toxicity: 0, spam: 0 } as const;
const severe = "На заводе взрыв: цех горит, людей выводят";
const answer = "Цех остановлен, все люди выведены. Следующее сообщение будет через час.";

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844, isTouch: true };
/** The video from Perm, with which the crisis of the demo month begins, as it was published. */
const video = loadContent().posts.find(({ truth }) => truth.story === "perm_video")?.text ?? "";
const title = new RegExp(video.slice(0, 30));
/** The card that the demo has of it. */
const card = (
  parse(readFileSync(join(projectFolder, "config/monitor/demo-facts.yaml"), "utf8")) as DemoFacts
).facts.find(({ ru = "" }) => ru.includes("холодильная витрина не держала"));
const fact = card?.ru ?? "";
const source = card?.source ?? "";

interface DemoFacts {
  facts: { ru?: string; numbers?: string[]; source: string }[];
}

const team = useTeamInBrowser({
  "Анна Ожегова": "pr",
  "Пётр Ёлкин": "head",
  "Дмитрий Шубин": "executive",
});
const { visit } = team;
beforeAll(async () => {
  const petr = team.client("Пётр Ёлкин");
  const numbers = card?.numbers ?? [];
  const { body: written } = await petr.send("POST", "/api/v1/facts", { textRu: fact, source, numbers });
  await petr.send("POST", `/api/v1/facts/${written.factCardId}/approve`, { version: 1 });
  const { personId } = (await team.client("Дмитрий Шубин").get("/api/v1/session")).body.person;
  const entityId = await makeEntity(team.installation.database.db, "Шубин", { kind: "executive" });
  await petr.send("PUT", `/api/v1/speakers/${entityId}`, { personId });
  for (const days of [3, 20, 40]) await arrive(`Завод: серьёзный случай ${days}`, days * 24 * 60);
});

/** A serious post that was published so long ago. */
async function arrive(text: string, minutesAgo: number): Promise<void> {
  await team.arrive([{ text, minutesAgo, analysis }]);
}

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name });

test("a rule is tried on 90 days before it is saved", async () => {
  const page = await visit("Пётр Ёлкин", "/alerts?tab=rules");
  await button(page, "Новое правило").click();
  const editor = page.getByRole("dialog");
  await editor.getByRole("textbox", { name: "Название" }).fill("Серьёзное о заводе");
  const query = editor.getByRole("combobox", { name: "Где искать" });
  await query.pressSequentially("важн");
  await editor.getByRole("option", { name: /^важность:/ }).click();
  await query.pressSequentially(">=9x");
  await editor.getByText("«9x» не число.").waitFor();
  await query.fill("(завод OR пермь OR пирог) важность:>=4");
  await button(editor, "Проверить на 90 днях").click();
  await editor.getByText(/Сработало бы 3 раза/).waitFor();
  await button(editor, "Сохранить").click();
  await editor.waitFor({ state: "detached" });
  await page.getByText("Серьёзное о заводе").waitFor();
  await page.getByText("ещё не срабатывало").first().waitFor();
});

test("alert, taken on, incident, answer approved and said: within the budgets, nothing typed twice", async () => {
  let presses = 0;
  const typed: string[] = [];
  const press = async (target: Locator): Promise<void> => {
    presses += 1;
    await target.click();
  };
  const type = async (target: Locator, text: string): Promise<void> => {
    typed.push(text);
    await target.fill(text);
  };

  const anna = await visit("Анна Ожегова", "/alerts");
  await anna.getByText("Сейчас ничего не ждёт").waitFor();
  await arrive(severe, 1);
  const card = anna.getByRole("listitem").filter({ hasText: "Серьёзное о заводе" }).first();
  await card.getByText(severe).waitFor();
  await anna.getByRole("link", { name: /Оповещения.*1/ }).waitFor();

  await press(button(card, "В инцидент…"));
  await press(button(anna.getByRole("dialog"), "Открыть инцидент"));
  await anna.getByRole("heading", { name: severe }).waitFor();
  await press(button(anna, "Новое заявление"));
  await type(anna.getByRole("textbox", { name: "Текст заявления" }), answer);
  await press(button(anna.getByRole("dialog"), "Сохранить"));
  await anna.getByRole("region", { name: "Заявления" }).getByText(answer).waitFor();
  expect(await button(anna, "Одобрить").count()).toBe(0);

  const petr = await visit("Пётр Ёлкин", "/incidents");
  await press(petr.getByRole("link", { name: severe }));
  await press(button(petr, "Одобрить"));
  await anna.getByText("одобрено: Пётр Ёлкин").waitFor();
  await press(button(anna, "Отметить: сказано"));
  await press(button(anna.getByRole("dialog"), "Отметить: сказано"));
  await anna.getByText("заявление 1 сказано").waitFor();

  expect(presses).toBeLessThanOrEqual(pressesMax);
  expect(new Set(typed).size).toBe(typed.length);
  const { rows } = await team.installation.database.pool.query<{ minutes: number; taken: string }>(
    `select extract(epoch from max(s.approved_at) - min(a.opened_at)) / 60 as minutes, min(p.name) as taken
    from alert a join person p on p.person_id = a.acknowledged_by, incident_statement s`,
  );
  expect(rows[0]?.taken).toBe("Анна Ожегова");
  expect(Number(rows[0]?.minutes)).toBeLessThan(minutesMax);
});

/** How the executive's word is given: on the phone, in the minute. */
async function approveInMinute(press: (target: Locator) => Promise<void>, picture: string): Promise<void> {
  const boss = await visit("Дмитрий Шубин", "/minute", phone);
  await press(boss.getByText("Факты", { exact: true }));
  await boss.getByText(source).waitFor();
  await keepPicture(boss, `${picture}-3-executive`);
  await press(button(boss, "Согласовать"));
  await boss.getByText("Сегодня вы ничего никому не должны").waitFor();
}

/** First at the desk, from the alert on; then the same crisis goes on in a pocket: a second answer, begun on a phone. */
const screens = [
  { name: "desk", size: desk, speaker: "executive" },
  { name: "phone", size: phone, speaker: "company" },
] as const;

/** From what was heard to the post with its prompt: at the desk by the alert, on the phone by the incident that it became. */
async function openPrompt(
  anna: Page,
  name: string,
  press: (target: Locator) => Promise<void>,
): Promise<Locator> {
  if (name === "desk") {
    await arrive(video, 1);
    const alert = anna.getByRole("listitem").filter({ hasText: title }).first();
    await alert.waitFor();
    await keepPicture(anna, "crisis-desk-0-alert");
    await press(button(alert, "В инцидент…"));
    await press(button(anna.getByRole("dialog"), "Открыть инцидент"));
  } else {
    await press(anna.getByRole("link", { name: title }).first());
    await anna.getByRole("heading", { name: title }).first().waitFor();
    await keepPicture(anna, "crisis-phone-0-incident");
  }
  await press(anna.getByRole("link", { name: title }).first());
  const prompt = anna.getByRole("region", { name: "Подсказка" });
  await prompt.getByText(fact).first().waitFor();
  await prompt.scrollIntoViewIfNeeded();
  await keepPicture(anna, `crisis-${name}-1-prompt`);
  return prompt;
}

test.each(screens)(
  "the demo's crisis on a $name: prompt, draft, checks, approval, published: within the budgets",
  async ({ name, size, speaker }) => {
    let presses = 0;
    const typed: string[] = [];
    const press = async (target: Locator): Promise<void> => {
      presses += 1;
      await target.click();
    };
    const type = async (target: Locator, words: string): Promise<void> => {
      typed.push(words);
      await target.pressSequentially(words);
    };
    const picture = `crisis-${name}`;
    const anna = await visit("Анна Ожегова", name === "desk" ? "/alerts" : "/incidents", size);
    const prompt = await openPrompt(anna, name, press);
    await press(prompt.getByRole("link", { name: "Начать черновик" }));

    const words = anna.getByRole("textbox", { name: "Текст ответа" });
    await expect.poll(() => words.inputValue()).toContain(fact);
    if (speaker === "executive") {
      await anna.getByRole("combobox", { name: "Кто говорит" }).selectOption(speaker);
      presses += 1;
    }
    await words.press("Control+End");
    await type(words, " Наши витрины никогда не ломаются.");
    const finding = anna.getByRole("listitem").filter({ hasText: "Слово без исключений" });
    await finding.scrollIntoViewIfNeeded();
    await keepPicture(anna, `${picture}-2-checks`);
    await press(button(finding, "Принять"));
    await press(button(anna, "Сохранить версию"));
    await press(button(anna, "На согласование"));
    await anna.getByText("ждём: руководитель PR").first().waitFor();

    const petr = await visit("Пётр Ёлкин", "/drafts?scope=waiting", size);
    await press(petr.getByRole("link", { name: title }));
    await press(button(petr, "Согласовать"));
    if (speaker === "executive") {
      await petr.getByText("ждём: Дмитрий Шубин").first().waitFor();
      await approveInMinute(press, picture);
    }

    await press(button(anna, "Отметить опубликованным"));
    const link = `https://vk.com/wall-1_${presses}`;
    await type(anna.getByRole("textbox", { name: "Ссылка на опубликованный ответ" }), link);
    await press(button(anna.getByRole("dialog"), "Отметить опубликованным"));
    await anna.getByRole("dialog").waitFor({ state: "detached" });
    await anna.getByRole("heading", { name: "Что из этого вышло" }).waitFor();
    await keepPicture(anna, `${picture}-4-published`);

    expect(presses).toBeLessThanOrEqual(answerPressesMax);
    expect(new Set(typed).size).toBe(typed.length);
    const { rows } = await team.installation.database.pool.query<{ minutes: number }>(
      `select extract(epoch from d.approved_at - min(a.opened_at)) / 60 as minutes
      from draft d, alert a where d.published_url = $1 group by d.draft_id`,
      [link],
    );
    expect(Number(rows[0]?.minutes)).toBeLessThan(minutesMax);
  },
);

test("the incident keeps evidence in a chain, tells its course, and shows both on the wall and in the report", async () => {
  const page = await visit("Анна Ожегова", "/incidents");
  await page.getByRole("link", { name: severe }).click();
  await page.getByText("1 запись").first().waitFor();
  await button(page, "Проверить цепочку").click();
  await page.getByText("Цепочка цела: 1 запись").waitFor();
  await page.getByRole("textbox", { name: "Записать в ход событий" }).fill("Директор выехал на завод");
  await button(page, "Записать").click();
  for (const line of ["открывает инцидент", "вошла 1 публикация", "Директор выехал на завод"])
    await page.getByRole("listitem").filter({ hasText: line }).first().waitFor();

  const incident = new URL(page.url()).pathname;
  await button(page, "Отчёт").click();
  const report = await page
    .getByRole("menuitem", { name: "Страница для печати, по-русски" })
    .getAttribute("href");
  const printed = await page.request.get(new URL(report ?? "", team.installation.url).href);
  const text = await printed.text();
  for (const part of [severe, answer, "Директор выехал на завод"]) expect(text).toContain(part);
  await page.keyboard.press("Escape");

  await page.goto(`${team.installation.url}${incident}/screen`);
  await page.getByRole("heading", { name: severe }).waitFor();
  await page.getByRole("region", { name: "Последнее одобренное заявление" }).getByText(answer).waitFor();
});

test("by keyboard alone an alert is taken on, and a post becomes an incident", async () => {
  const page = await visit("Анна Ожегова", "/alerts");
  await arrive("Завод: дым над складом", 1);
  const card = page.getByRole("listitem").filter({ hasText: "дым над складом" }).first();
  await card.waitFor();
  await pressByTab(page, /^Беру на себя$/);
  await card.waitFor({ state: "detached" });

  await page.goto(`${team.installation.url}/triage`);
  const chosen = page.locator("[role=option][aria-selected=true]");
  await page.getByRole("option").filter({ hasText: "дым над складом" }).waitFor();
  await page.keyboard.press("KeyJ");
  while (!((await chosen.textContent()) ?? "").includes("дым над складом")) await page.keyboard.press("KeyJ");
  await page.keyboard.press("Shift+KeyI");
  await button(page.getByRole("dialog"), "Открыть инцидент").waitFor();
  await pressByTab(page, /^Открыть инцидент$/);
  await page.getByRole("heading", { name: /дым над складом/ }).waitFor();
});
