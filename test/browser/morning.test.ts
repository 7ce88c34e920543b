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
