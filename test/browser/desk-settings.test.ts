/** What the desk goes by: a rule that is tried, saved, applied to history and taken back; targets and a working week. */
import { noActions } from "@earshot/core/triage/rule/rule";
import { expect, test } from "vitest";
import { choicesOpen, chooseByArrow, focusedName, pressByTab, tabTo } from "./tab-to.ts";
import { useTeamInBrowser } from "./team-in-browser.ts";

const texts = ["Вакансия: завод ищет слесаря", "Вакансия сварщика, завод", "Завод открыл столовую"];
const team = useTeamInBrowser(
  { "Пётр Ёлкин": "head", "Анна Ожегова": "pr" },
  texts.map((text, n) => ({ text, minutesAgo: n * 60, analysis: { severity: 3 } })),
);
const visit = (path: string) => team.visit("Пётр Ёлкин", path);

async function severities(): Promise<number[]> {
  const { rows } = await team.installation.database.pool.query<{ severity: number }>(
    "select severity from triage order by post_id",
  );
  return rows.map(({ severity }) => severity).toSorted((a, b) => a - b);
}

test("by keyboard alone a rule is written, shows what it would have done, does it to history, and takes it back", async () => {
  const page = await visit("/settings/rules");
  await page.getByRole("button", { name: "Новое правило" }).waitFor();
  await pressByTab(page, /^Новое правило$/);
  const editor = page.getByRole("dialog");
  await editor.waitFor();
  await tabTo(page, /^Название/);
  await page.keyboard.type("Вакансии");
  await tabTo(page, /^Если публикация подходит под запрос/);
  await page.keyboard.type("вакансия");
  const preview = editor.getByRole("region", { name: "За последние 90 дней" });
  await preview.getByText("Подошли бы 2 публикации").waitFor();
  expect(await editor.getByRole("button", { name: "Сохранить" }).isDisabled()).toBe(true);
  await pressByTab(page, /^Важность/);
  await chooseByArrow(page, /^1 ·/);
  await preview.getByText("Из последних 2 изменились бы 2").waitFor();
  await pressByTab(page, /^Сохранить$/);
  await page.getByText("Правило сохранено").waitFor();
  await expect.poll(() => focusedName(page)).toBe("Новое правило");
  expect(await severities()).toEqual([3, 3, 3]);

  await pressByTab(page, /^Ещё: Вакансии$/);
  await choicesOpen(page);
  await pressByTab(page, /^За 90 дней$/);
  await page.getByText("изменены 2 публикации").waitFor();
  expect(await severities()).toEqual([1, 1, 3]);
  await pressByTab(page, /^Отменить$/);
  await page.getByText("Отмена сделанного").waitFor();
  await expect.poll(severities).toEqual([3, 3, 3]);
  await page.getByText(/отменено · изменены 2 публикации/).waitFor();
  expect(await page.getByRole("button", { name: "Отменить", exact: true }).count()).toBe(0);
});

test("a dialog that is closed gives the focus back to what it was opened by, be it a menu that is gone", async () => {
  const made = await team.client("Пётр Ёлкин").send("POST", "/api/v1/rules", {
    name: "Столовая",
    isOn: false,
    query: "столовая",
    zone: "Europe/Moscow",
    actions: { ...noActions, severity: 1 },
    isLast: false,
  });
  expect(made.status).toBe(201);
  const page = await visit("/settings/rules");
  await page.getByRole("button", { name: "Ещё: Столовая" }).waitFor();
  const dialog = page.getByRole("dialog");
  for (const [opener, choice] of [
    ["Новое правило", null],
    ["Ещё: Столовая", /^Изменить/],
    ["Ещё: Столовая", /^Удалить/],
  ] as const) {
    await pressByTab(page, new RegExp(`^${opener}$`));
    if (choice !== null) await chooseByArrow(page, choice);
    await dialog.waitFor();
    // The dialog has taken the focus, else there is nothing to give back.
    await expect.poll(() => dialog.locator(":focus").count()).toBe(1);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => focusedName(page)).toBe(opener);
  }
});

test("a target is set, an impossible week is refused, and posts go by what was saved", async () => {
  const page = await visit("/settings/clocks");
  const monday = page.getByRole("textbox", { name: "пн" }).first();
  await monday.fill("с девяти до шести");
  await page.getByText(/Сначала исправьте: \d/).waitFor();
  expect(await page.getByRole("button", { name: "Сохранить" }).isDisabled()).toBe(true);
  await monday.fill("09:00–13:00, 14:00–18:00");
  const target = page.getByRole("textbox", { name: "Первая реакция, проблема" });
  await target.fill("1 ч 30");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сроки сохранены: открытые публикации пересчитываются").waitFor();
  await page.reload();
  await expect.poll(() => target.inputValue()).toBe("1 ч 30 мин");
  expect(await monday.inputValue()).toBe("09:00–13:00, 14:00–18:00");
  await expect.poll(targets).toEqual([90]);
});

test("an earlier playbook is gone back to: what that changes is seen first, and it is a version of its own", async () => {
  const client = team.client("Пётр Ёлкин");
  const path = "/api/v1/playbook";
  const [held] = (await client.get(`${path}/versions`)).body.versions;
  const { playbookId: first } = held;
  const { playbook } = (await client.get(`${path}/versions/${first}`)).body;
  const line = { ru: "Отвечаем иначе.", en: "We answer otherwise." };
  playbook.rules[0].line = line;
  const yaml = JSON.stringify(playbook);
  expect((await client.send("PUT", path, { basedOn: first, yaml })).status).toBe(200);
  const page = await visit("/settings/playbook");
  await page.getByRole("region", { name: "Версии" }).getByRole("button").last().click();
  await page.getByText(`Это прежняя версия № ${first}`).waitFor();
  await page.getByText("От действующей версии").waitFor();
  await page.getByRole("button", { name: "Вернуть эту версию…" }).click();
  await expect
    .poll(() => page.getByLabel("Что и почему изменено").inputValue())
    .toContain(`версии № ${first}`);
  await page.getByRole("button", { name: "Сохранить новую версию" }).click();
  await page.getByText("Новая версия действует").waitFor();
  const { versions } = (await client.get(`${path}/versions`)).body;
  expect(versions).toHaveLength(3);
  const { body: back } = await client.get(`${path}/versions/${versions[0].playbookId}`);
  expect(back.playbook.rules[0].line).not.toEqual(line);
});

test("whoever may not change a setting is told who may, and sees no tools that would be refused", async () => {
  const page = await team.visit("Анна Ожегова", "/settings/rules");
  await page.getByText("Настройки меняют руководитель и администратор.").waitFor();
  expect(await page.getByRole("button", { name: "Новое правило" }).count()).toBe(0);
  await page.getByRole("link", { name: "Заблокированные" }).click();
  await page.getByText("Никто не заблокирован").waitFor();
});

/** Minutes that posts of the list have for the first response. */
async function targets(): Promise<number[]> {
  const { rows } = await team.installation.database.pool.query<{ minutes: number }>(
    "select distinct (target_ms / 60000)::integer as minutes from triage_clock where kind = 'first_response'",
  );
  return rows.map(({ minutes }) => minutes);
}
