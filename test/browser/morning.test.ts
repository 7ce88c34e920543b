/** The journey "Morning": the hand-over note is read first, then fifty posts are triaged with at most two keys each, none missed. */
import { beforeAll, expect, test } from "vitest";
import { useTeamInBrowser } from "./team-in-browser.ts";

const postCount = 50;
const note = "Ночью горел склад: ждём ответа пожарных, остальное тихо";
/** What is pressed for one post; whoever closes it is taken to the next one. */
const ways = [
  ["KeyI", "Digit2"],
  ["KeyW", "KeyJ"],
  ["KeyR", "Enter"],
  ["KeyI", "Digit8"],
  ["KeyE", "KeyJ"],
] as const;

const team = useTeamInBrowser(
  { "Пётр Ёлкин": "pr", "Анна Ожегова": "pr" },
  Array.from({ length: postCount }, (_, n) => ({
    text: `Завод: новость номер ${n}.`,
    analysis: { priority: postCount - n },
  })),
);
beforeAll(async () => {
  const left = await team.client("Пётр Ёлкин").send("POST", "/api/v1/shift/notes", { text: note });
  expect(left.status).toBe(200);
});

test("fifty posts, two keys each, after the note of the night", async () => {
  const page = await team.visit("Анна Ожегова", "/triage");
  await page.getByRole("option").first().waitFor();
  await page.getByText(note).first().waitFor();
  await page.getByRole("button", { name: "Прочесть" }).click();
  await page.getByRole("button", { name: "Понятно" }).click();
  await page.getByRole("button", { name: "Понятно" }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  const chosen = page.locator("[role=option][aria-selected=true]");
  await page.keyboard.press("KeyJ");
  let keys = 1;
  for (let n = 0; n < postCount; n += 1) {
    await chosen.filter({ hasText: `номер ${n}.` }).waitFor();
    for (const key of ways[n % ways.length] ?? []) {
      // A dialog that a key opens has to be there before the next key is meant for it.
      if (/Digit|Enter/.test(key)) await page.getByRole("dialog").waitFor();
      await page.keyboard.press(key);
      keys += 1;
    }
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  expect(keys).toBeLessThanOrEqual(2 * postCount + 1);
  const each = postCount / ways.length;
  await expect
    .poll(team.statuses)
    .toEqual({ dismissed: 2 * each, waiting: each, answered: each, in_progress: each });
  expect(await page.getByRole("option").count()).toBe(2 * each);
  const { rows } = await team.installation.database.pool.query(
    "select irrelevant_because, count(*)::integer as count from triage where irrelevant_because is not null group by 1",
  );
  expect(rows).toEqual([{ irrelevant_because: "namesake", count: each }]);
});

test("at the end of the shift: words that were typed wait for their return, a note sent too soon is taken back by its writer alone", async () => {
  const page = await team.visit("Анна Ожегова", "/triage");
  const shift = page.getByRole("dialog", { name: "Смена" });
  const field = shift.getByRole("textbox", { name: "Записка тому, кто придёт" });
  const openShift = () => page.getByRole("button", { name: "Смена", exact: true }).click();
  await page.getByRole("option").first().waitFor();
  await openShift();
  await field.fill("Ждём ответа зав");
  await page.keyboard.press("Escape");
  await shift.waitFor({ state: "detached" });
  await openShift();
  expect(await field.inputValue()).toBe("Ждём ответа зав");
  await shift.getByRole("button", { name: "Сдать смену" }).click();
  await shift.waitFor({ state: "detached" });

  const petr = team.client("Пётр Ёлкин");
  const { shiftNoteId } = (await petr.send("GET", "/api/v1/shift")).body.notes[0];
  const byAnother = await petr.send("POST", `/api/v1/shift/notes/${shiftNoteId}/take-back`, {});
  expect([byAnother.status, byAnother.body.detail]).toEqual([
    404,
    "You have no such hand-over note to take back.",
  ]);
  await openShift();
  expect(await field.inputValue()).toBe("");
  await field.fill("и юриста");
  await shift.getByRole("button", { name: "Отменить сдачу смены" }).click();
  await expect.poll(() => field.inputValue()).toBe("Ждём ответа зав\n\nи юриста");
  await shift.getByText(note).waitFor();
  const left = await petr.send("GET", "/api/v1/shift");
  expect(left.body.notes.map(({ text }: { text: string }) => text)).toEqual([note]);

  await shift.getByRole("button", { name: "в работе" }).click();
  await shift.waitFor({ state: "detached" });
  expect(new URL(page.url()).search).toBe("?status=in_progress");
});
