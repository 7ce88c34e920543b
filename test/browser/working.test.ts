import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pressRussian } from "./russian-keys.ts";
import { useTeamInBrowser } from "./team-in-browser.ts";

const postCount = 12;
const team = useTeamInBrowser(
  { "Анна Ожегова": "pr", "Пётр Ёлкин": "pr" },
  Array.from({ length: postCount }, (_, n) => ({
    text: `Завод: новость номер ${n}.`,
    // The last is everybody's: nobody is known to have written it.
    ...(n < postCount - 1 && { by: `Автор ${n % 6}` }),
    analysis: { priority: postCount - n },
  })),
);
const { statuses } = team;

async function visit(name: string): Promise<Page> {
  const page = await team.visit(name, "/triage");
  await row(page, "номер").first().waitFor();
  return page;
}

const row = (page: Page, word: string) => page.getByRole("option").filter({ hasText: word });
const chosen = (page: Page) => page.locator("[role=option][aria-selected=true]");
const detail = (page: Page) => page.getByRole("article", { name: "Публикация" });
const shows = (page: Page, count: number) => expect.poll(() => page.getByRole("option").count()).toBe(count);

test("one answers, the other sees it, is kept away, takes over and answers", async () => {
  const anna = await visit("Анна Ожегова");
  const petr = await visit("Пётр Ёлкин");
  await pressRussian(anna, "KeyJ");
  await pressRussian(anna, "KeyR");
  const answer = anna.getByRole("dialog", { name: "Ответ" });
  await answer.getByRole("textbox").fill("Позвонили, ждём");
  await anna.keyboard.press("Escape");
  await answer.waitFor({ state: "detached" });
  await pressRussian(anna, "KeyR");
  // What was typed waited for its return.
  expect(await answer.getByRole("textbox").inputValue()).toBe("Позвонили, ждём");
  await row(petr, "номер 0.").getByText("Занимается Анна Ожегова").waitFor();
  await pressRussian(petr, "KeyJ");
  await petr.keyboard.press("KeyW");
  await petr.getByText("Этой публикацией занимается Анна Ожегова.").waitFor();
  await shows(petr, postCount);
  await petr.getByRole("button", { name: "Перехватить и сделать" }).click();
  await detail(petr).getByRole("region", { name: "История" }).getByText("перехватывает").waitFor();
  await expect.poll(statuses).toEqual({ new: postCount - 1, waiting: 1 });
  await petr.keyboard.press("KeyZ");
  await expect.poll(statuses).toEqual({ new: postCount });
});

test("ticked posts are changed together, what is held is left out with its reason, all of it undone and redone", async () => {
  const anna = await visit("Анна Ожегова");
  const petr = await visit("Пётр Ёлкин");
  await row(petr, "номер 2.").click();
  await petr.keyboard.press("KeyH");
  await row(anna, "номер 2.").getByText("Занимается Пётр Ёлкин").waitFor();
  // Ticked by the mouse while no post is chosen: keys mean the ticked one.
  await row(anna, "номер 3.").locator("[data-tick]").click();
  await anna.keyboard.press("KeyT");
  await anna.getByRole("dialog").waitFor();
  await anna.keyboard.press("Escape");
  await anna.getByRole("dialog").waitFor({ state: "hidden" });
  await row(anna, "номер 3.").locator("[data-tick]").click();
  await pressRussian(anna, "KeyJ");
  for (let n = 0; n < 3; n += 1) await anna.keyboard.press("Shift+ArrowDown");
  await anna.getByRole("toolbar", { name: "Выбранные публикации" }).getByText("Выбраны 4").waitFor();
  await anna.keyboard.press("KeyW");
  await anna.getByText("занимается Пётр Ёлкин: 1").waitFor();
  await expect.poll(statuses).toEqual({ new: postCount - 3, waiting: 3 });
  await anna.keyboard.press("KeyZ");
  await anna.getByText("Возвращены 3").waitFor();
  await expect.poll(statuses).toEqual({ new: postCount });
  await anna
    .getByRole("button", { name: /^Вернуть/ })
    .last()
    .click();
  await expect.poll(statuses).toEqual({ new: postCount - 3, waiting: 3 });
  await anna.keyboard.press("KeyZ");
  await expect.poll(statuses).toEqual({ new: postCount });
});

test("in a run of keys each acts on the post chosen then, and what the detail still shows of another does nothing", async () => {
  const page = await visit("Анна Ожегова");
  await row(page, "номер 4.").click();
  const take = detail(page).getByRole("button", { name: "Взять себе" });
  await take.waitFor();
  const first = (await chosen(page).getAttribute("id")) ?? "";
  const order = await page.getByRole("option").evaluateAll((rows) => rows.map(({ id }) => id));
  // Before the browser draws again, so that the detail cannot have followed.
  await take.evaluate(async (button) => {
    window.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyJ" }));
    await Promise.resolve();
    if ("click" in button) button.click();
  });
  for (const key of ["KeyJ", "KeyJ", "KeyK", "KeyE"]) await page.keyboard.press(key);
  await expect.poll(statuses).toEqual({ new: postCount - 1, in_progress: 1 });
  const { rows } = await team.installation.database.pool.query<{ id: string; status: string }>(
    "select 'post-' || post_id as id, status from triage where status <> 'new' or assignee_id is not null",
  );
  expect(rows).toEqual([{ id: order[order.indexOf(first) + 2], status: "in_progress" }]);
  await expect.poll(() => chosen(page).getAttribute("id")).toBe(rows[0]?.id);
  await expect.poll(() => `post-${new URL(page.url()).searchParams.get("post")}`).toBe(rows[0]?.id);
  await page.keyboard.press("KeyZ");
  await expect.poll(statuses).toEqual({ new: postCount });
});

test("without a connection changes wait in sight, are sent when it is back, and each is made once", async () => {
  const page = await visit("Анна Ожегова");
  // One that nobody holds: a colleague's hold of the test before would refuse the answer.
  await row(page, "номер 9.").click();
  await page.context().setOffline(true);
  await pressRussian(page, "KeyE");
  await page.keyboard.press("Digit5");
  await page.getByText("2 изменения ждут связи").or(page.getByText("1 изменение ждёт связи")).waitFor();
  await expect.poll(statuses).toEqual({ new: postCount });
  await page.context().setOffline(false);
  await page.getByText(/ждёт связи|ждут связи/).waitFor({ state: "detached" });
  await expect.poll(statuses).toEqual({ new: postCount - 1, in_progress: 1 });
  const made = async (): Promise<string[]> => {
    const { rows } = await team.installation.database.pool.query<{ kind: string }>(
      "select kind from triage_event where post_id in (select post_id from triage where status = 'in_progress') and request_key is not null and undoes is null",
    );
    return rows.map(({ kind }) => kind).toSorted();
  };
  await expect.poll(made).toEqual(["correct", "status"]);
  await page.keyboard.press("KeyZ");
  await page.keyboard.press("KeyZ");
  await expect.poll(statuses).toEqual({ new: postCount });
});

test("what could not be sent outlives the page: the next one sends it, notes too, each once", async () => {
  const page = await visit("Анна Ожегова");
  await row(page, "номер 9.").click();
  const field = page.getByRole("textbox", { name: /Заметка для коллег/ });
  await field.waitFor();
  const context = page.context();
  await context.setOffline(true);
  await pressRussian(page, "KeyW");
  await pressRussian(page, "KeyC");
  await field.fill("Позвонил в цех");
  await page.keyboard.press("Control+Enter");
  await page.getByText("2 изменения ждут связи").waitFor();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`${team.installation.url}/triage`);
  await next.getByText("Отправляем 2 изменения").waitFor();
  await expect.poll(statuses).toEqual({ new: postCount - 1, waiting: 1 });
  const notes = async (): Promise<number> =>
    (await team.installation.database.pool.query("select from note where text = 'Позвонил в цех'"))
      .rowCount ?? 0;
  await expect.poll(notes).toBe(1);
  await next.reload();
  await next.getByRole("option").first().waitFor();
  await row(next, "номер 9.").click();
  await next.getByText("Позвонил в цех").first().waitFor();
  expect(await notes()).toBe(1);
  await next.keyboard.press("KeyZ");
  await expect.poll(statuses).toEqual({ new: postCount });
});

test("a change of many posts and its undo, made without a connection, outlive the page: the next one makes both", async () => {
  const page = await visit("Анна Ожегова");
  const made = async (): Promise<string[]> => {
    const { rows } = await team.installation.database.pool.query<{ kind: string }>(
      `select case when b.undoes is null then 'change' else 'undo' end as kind
        from bulk_change b where b.request_key is not null
          and not exists (select from bulk_change_post p where p.bulk_change_id = b.bulk_change_id and p.outcome is null)
        order by b.bulk_change_id`,
    );
    return rows.map(({ kind }) => kind);
  };
  const before = await made();
  await row(page, "номер 10.").click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByRole("toolbar", { name: "Выбранные публикации" }).getByText("Выбраны 2").waitFor();
  const context = page.context();
  await context.setOffline(true);
  await page.keyboard.press("KeyW");
  await page.keyboard.press("KeyZ");
  await page.getByText("1 изменение ждёт связи").waitFor();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`${team.installation.url}/triage`);
  await next.getByText("Отправляем 2 изменения").waitFor();
  await expect.poll(made).toEqual([...before, "change", "undo"]);
  expect(await statuses()).toEqual({ new: postCount });
});

test("a change of many posts whose page was closed is asked about by the next, and goes on", async () => {
  await team.installation.database.pool.query(
    `with begun as (insert into bulk_change (person_id, at, change)
      select person_id, now(), '{"kind": "status", "status": "waiting"}' from person where name = 'Анна Ожегова'
      returning bulk_change_id)
    insert into bulk_change_post (bulk_change_id, post_id, version)
    select bulk_change_id, post_id, version from begun, (select post_id, version from triage order by post_id offset 4 limit 3) three`,
  );
  const page = await visit("Анна Ожегова");
  await page.getByText("Недоделанное изменение").waitFor();
  await page.getByRole("button", { name: "Продолжить" }).click();
  await expect.poll(statuses).toEqual({ new: postCount - 3, waiting: 3 });
  await page.getByText("Изменены 3").waitFor();
  await page.keyboard.press("KeyZ");
  await expect.poll(statuses).toEqual({ new: postCount });
});

test("a post is put off and found among those, starred, escalated, and its site cannot be blocked by mistake", async () => {
  const page = await visit("Анна Ожегова");
  // Пётр may still hold the first one.
  await row(page, "номер 8.").click();
  await page.keyboard.press("KeyS");
  await page.getByRole("dialog", { name: "До какого времени?" }).waitFor();
  await page.keyboard.press("Digit3");
  await shows(page, postCount - 1);
  await expect.poll(() => chosen(page).count()).toBe(1);
  await page.keyboard.press("KeyZ");
  await shows(page, postCount);
  await page.keyboard.press("KeyF");
  // The drawing names itself; there is no attribute.
  const star = page.getByRole("option").locator("svg", { hasText: "Ваша звезда" });
  await star.first().waitFor();
  await page.keyboard.press("KeyZ");
  await star.first().waitFor({ state: "detached" });
  await page.keyboard.press("KeyB");
  await page.getByRole("dialog", { name: "Заблокировать" }).getByText("feed.example").first().waitFor();
  await page.keyboard.press("Escape");
});

test("authors of ticked posts are blocked together, each once, after a look at each; all of it is one step back", async () => {
  const page = await visit("Анна Ожегова");
  for (const n of [5, 10, 11]) await row(page, `номер ${n}.`).locator("[data-tick]").click();
  await pressRussian(page, "KeyB");
  const dialog = page.getByRole("dialog", { name: "Заблокировать авторов: 2" });
  await dialog.getByText("без известного автора").waitFor();
  await dialog.getByText("Автор 5").waitFor();
  await dialog.getByRole("button", { name: "Заблокировать" }).click();
  await page.getByText("Заблокировано авторов: 2").waitFor();
  // One of them wrote once more.
  await expect.poll(statuses).toEqual({ new: postCount - 3, dismissed: 3 });
  await shows(page, postCount - 3);
  await page.keyboard.press("KeyZ");
  await expect.poll(statuses).toEqual({ new: postCount });
  await shows(page, postCount);
});

test("all that fit, seen or not, go at once and come back at once, wherever the mouse rests", async () => {
  const more = 68;
  // Somebody may still hold one from before, which would be left out.
  await team.installation.database.pool.query("delete from triage_hold");
  await team.arrive(
    Array.from({ length: more }, (_, n) => ({ text: `Завод: слух ${n}.`, analysis: { priority: 1 } })),
  );
  const petr = team.client("Пётр Ёлкин");
  const change = { target: { filter: {} }, change: { kind: "status", status: "in_progress" } };
  const started = await petr.send("POST", "/api/v1/bulk-changes", change);
  await petr.send("POST", `/api/v1/bulk-changes/${started.body.bulkChangeId}/undo`, {});
  await expect.poll(statuses).toEqual({ new: postCount + more });

  const page = await team.visit("Анна Ожегова", "/triage?status=new");
  await page.getByText(`${postCount + more} публикаций`).waitFor();
  for (const n of [0, 1]) await page.getByRole("option").nth(n).locator("[data-tick]").click();
  await page.getByRole("button", { name: "Все подходящие" }).click();
  await page.keyboard.press("KeyW");
  await page.getByText(`Изменено ${postCount + more}`).waitFor();
  expect(await statuses()).toEqual({ waiting: postCount + more });
  await page.getByText("Новых нет").waitFor();
  await page.keyboard.press("KeyZ");
  await page.getByText(`Возвращено ${postCount + more}`).waitFor();
  await page.getByRole("option").first().waitFor();
  expect(await statuses()).toEqual({ new: postCount + more });
});
