/**
 * The journey "Executive minute": five cards on a phone in ninety seconds, the facts behind each one tap away. Measured in words to read and taps,
 * for a machine reads at once.
 */
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { makeEntity } from "../db/rig.ts";
import { keepPicture } from "./keep-picture.ts";
import { useTeamInBrowser } from "./team-in-browser.ts";

const secondsMax = 90;
const secondsOfCardMax = 15;
/** Silent reading of Russian: some 180 words a minute. */
const wordsPerSecond = 3;
/** To find a button with the thumb, once it is known what to do. */
const secondsOfTap = 1.5;

const team = useTeamInBrowser({ "Дмитрий Шубин": "executive", "Пётр Ёлкин": "head" });
const fact = "Пекарня на Лесной не закрывается, аренда продлена до 2030 года.";
const source = "Договор аренды";
const rumours = ["на этой неделе", "до зимы", "и продаёт печи"];

beforeAll(async () => {
  const { db } = team.installation.database;
  const boss = team.client("Дмитрий Шубин");
  const petr = team.client("Пётр Ёлкин");
  const { personId } = (await boss.get("/api/v1/session")).body.person;
  const entityId = await makeEntity(db, "Шубин", { kind: "executive" });
  expect((await petr.send("PUT", `/api/v1/speakers/${entityId}`, { personId })).status).toBe(204);
  const { body: card } = await petr.send("POST", "/api/v1/facts", { textRu: fact, source });
  await petr.send("POST", `/api/v1/facts/${card.factCardId}/approve`, { version: 1 });
  const posts = await team.arrive(
    rumours.map((when, n) => ({
      text: `Правда ли, что Шубин закрывает пекарню на Лесной ${when}?`,
      entities: [entityId],
      analysis: { severity: n === 0 ? 5 : 4, direction: "clarification", toxicity: 0, spam: 0 },
    })),
  );
  for (const postId of posts) await petr.send("POST", `/api/v1/mentions/${postId}/prompt`);
  for (const who of ["жителям", "поставщикам"]) {
    const about = { title: `Ответ ${who}`, speaker: "executive", entityId, language: "ru" };
    const made = await petr.send("POST", "/api/v1/drafts", { ...about, text: `Спасибо за вопрос. ${fact}` });
    const { draftId, version } = made.body;
    const sent = await petr.send("POST", `/api/v1/drafts/${draftId}/send`, { version });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  }
});

const phone = { width: 390, height: 844, isTouch: true };
const cards = (page: Page): Locator => page.getByRole("article");

/** Each card with what is behind it folded: how long it takes to read; then its facts, one tap away. */
async function readCards(page: Page, tap: (target: Locator) => Promise<void>): Promise<number> {
  await expect.poll(() => cards(page).count()).toBe(5);
  let seconds = 0;
  for (const card of await cards(page).all()) {
    const words = (await card.innerText()).split(/\s+/).length;
    expect(words / wordsPerSecond).toBeLessThanOrEqual(secondsOfCardMax);
    seconds += words / wordsPerSecond;
    await tap(card.getByText("Факты", { exact: true }));
    await card.getByText(source).waitFor();
  }
  return seconds;
}

/** A draft of the head in the executive's name that waits for the executive's word. */
async function begin(title: string): Promise<{ path: string; version: number }> {
  const petr = team.client("Пётр Ёлкин");
  const { entityId } = (await petr.get("/api/v1/speakers")).body.speakers[0];
  const about = { speaker: "executive", entityId, language: "ru", text: `Спасибо за вопрос. ${fact}` };
  const made = (await petr.send("POST", "/api/v1/drafts", { ...about, title })).body;
  const path = `/api/v1/drafts/${made.draftId}`;
  const sent = await petr.send("POST", `${path}/send`, { version: made.version });
  return { path, version: sent.body.version };
}

test("on a desk: the same five cards", async () => {
  const page = await team.visit("Дмитрий Шубин", "/minute");
  const seconds = await readCards(page, (target) => target.click());
  expect(seconds).toBeLessThanOrEqual(secondsMax);
  await keepPicture(page, "minute-desk");
});

test("on a phone that loses the connection: what was decided is kept, sent once, and said; what came too late is refused in sight", async () => {
  const petr = team.client("Пётр Ёлкин");
  const kept = await begin("Ответ арендодателю");
  const late = await begin("Ответ соседям");
  const page = await team.visit("Дмитрий Шубин", "/minute", phone);
  const card = (name: string): Locator => page.getByRole("article", { name });
  await card("Ответ соседям").waitFor();
  // The first answer is lost after the server has decided: sent again, it must not count twice, nor be taken for somebody else's.
  let lost = 0;
  await page.route("**/approve", async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    // Offline first: the page must not hear of the decision by another way.
    await page.context().setOffline(true);
    await route.fetch();
    return route.abort();
  });
  await card("Ответ арендодателю").getByRole("button", { name: "Согласовать" }).tap();
  await card("Ответ арендодателю").getByText("Связи нет: решение сохранено").waitFor();
  await card("Ответ соседям").getByRole("button", { name: "Согласовать" }).tap();
  await card("Ответ соседям").getByText("Связи нет: решение сохранено").waitFor();
  await keepPicture(page, "minute-phone-4-offline");
  // What other pages are told of the connection, the minute says itself, once.
  await page.getByRole("link", { name: "Разбор" }).tap();
  await page.getByText("Связь прервалась").waitFor();
  await page.goBack();
  await page.getByText("Нет связи: показано то, что было").waitFor();
  expect(await page.getByText("Связь прервалась").count()).toBe(0);
  const again = await petr.send("POST", `${late.path}/versions`, { version: late.version, text: "Иначе." });
  expect(again.status).toBe(200);
  await page.context().setOffline(false);
  const refused = page.getByRole("alert").getByText("Ваше согласование не принято");
  await refused.filter({ hasText: "Черновик тем временем изменили" }).first().waitFor();
  await card("Ответ арендодателю").waitFor({ state: "detached" });
  await keepPicture(page, "minute-phone-5-refused");
  const { events } = (await petr.get(kept.path)).body;
  expect(events.filter(({ kind }: { kind: string }) => kind === "approved")).toHaveLength(1);
  expect((await petr.get(late.path)).body.draft.state).not.toBe("approved");
  await page.reload();
  await page.getByRole("button", { name: "Понятно" }).tap();
  await expect.poll(() => page.getByText("Ваше согласование не принято").count()).toBe(0);
});

test("on a phone: five cards read, looked into and decided within the budget, and then nothing is left", async () => {
  const page = await team.visit("Дмитрий Шубин", "/minute", phone);
  let taps = 0;
  const tap = async (target: Locator): Promise<void> => {
    taps += 1;
    await target.tap();
  };
  await cards(page).first().waitFor();
  await keepPicture(page, "minute-phone-1-five");
  const seconds = await readCards(page, tap);
  await keepPicture(page, "minute-phone-2-facts");
  for (const [done, name] of ["Согласовать", "Согласовать", "Поручить PR", "Поручить PR"].entries()) {
    await tap(cards(page).first().getByRole("button", { name }));
    await expect.poll(() => cards(page).count()).toBe(4 - done);
  }
  // The first answer is lost on the way back: what was begun is opened, and nothing is begun beside it.
  await page.route(
    "**/api/v1/drafts",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await tap(cards(page).first().getByRole("button", { name: "Ответить самому" }));
  const text = page.getByRole("textbox", { name: "Текст ответа" });
  await expect.poll(() => text.inputValue()).toContain(fact);
  const begun = (await team.client("Дмитрий Шубин").get("/api/v1/drafts?scope=mine")).body.drafts;
  expect(new Set(begun.map(({ postId }: { postId: number }) => postId)).size).toBe(begun.length);
  await page.goBack();
  await page.getByText("Сегодня вы ничего никому не должны").waitFor();
  await keepPicture(page, "minute-phone-3-nothing");
  expect(seconds + taps * secondsOfTap).toBeLessThanOrEqual(secondsMax);
});

test("on the page of a draft that loses the connection: the decision waits, what was typed stays, and whoever changed the text meanwhile is not overwritten", async () => {
  const { path, version } = await begin("Ответ подрядчику");
  const petr = team.client("Пётр Ёлкин");
  const page = await team.visit("Дмитрий Шубин", path.replace("/api/v1", ""));
  const text = page.getByRole("textbox", { name: "Текст ответа" });
  await text.fill("Спасибо! Отвечу сам.");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Сохранить версию" }).click();
  await page.getByText("текст хранится на этом устройстве").waitFor();
  await page.getByRole("button", { name: "Вернуть", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Что изменить").fill("Теплее");
  await dialog.getByRole("button", { name: "Вернуть" }).click();
  await page.getByText("Связи нет: решение сохранено").waitFor();
  await keepPicture(page, "draft-desk-offline");
  await page.context().setOffline(false);
  const state = async (): Promise<string> => (await petr.get(path)).body.draft.state;
  await expect.poll(state).toBe("declined");
  const again = await petr.send("POST", `${path}/versions`, { version: version + 1, text: "Иначе." });
  expect(again.status).toBe(200);
  page.once("dialog", (leaving) => void leaving.accept());
  // The code of toasts does not come: the page goes on without them, and does not ask without end.
  let asked = 0;
  const toasts = "**/assets/NotificationList*";
  await page.route(toasts, (route) => {
    asked += 1;
    return route.abort();
  });
  await page.reload();
  await page.getByRole("alert").getByText("Пока вы писали, черновик изменили").waitFor();
  expect(await text.inputValue()).toBe("Спасибо! Отвечу сам.");
  await page.getByRole("button", { name: "Продолжить со своим" }).click();
  await page.getByRole("button", { name: "Сохранить версию" }).click();
  await page.getByText("версия 3", { exact: true }).first().waitFor();
  expect(asked).toBeLessThan(10);
  await page.unroute(toasts);
  await page.getByText("Сохранено: версия 3").waitFor();
});
