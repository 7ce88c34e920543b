import { startWorld, type World } from "@earshot/world/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTeamInBrowser } from "./team-in-browser.ts";

let world: World;
beforeAll(async () => {
  const facts = { title: "Форум 1", lang: "ru", tier: 2, audience: 1, owner: null } as const;
  const sources = [{ id: "forum", kind: "feed", platform: "forum", ...facts }] as const;
  const content = { day0: "2026-10-01", days: 30, sources: [...sources], posts: [] };
  world = await startWorld({ port: 0, now: () => new Date(), content });
});
afterAll(() => world.close());

const team = useTeamInBrowser({ Анна: "admin" }, [], () => ({
  EARSHOT_ALLOW_HOSTS: new URL(world.url).host,
}));

/** Sources that nobody visits: most of them well, one failing with a gap that lasts and one that is over. */
async function seed(count: number): Promise<number> {
  const { pool } = team.installation.database;
  await pool.query(
    `insert into source (key, kind, platform, name, url, state, state_since, reason_code, reason_raw, last_success_at, next_check_at, created_at)
     select 'seeded/' || n, 'feed', 'forum', 'Форум ' || n, 'http://127.0.0.1:9/' || n,
       case when n = 1 then 'failing' else 'ok' end, now() - interval '1 day', case when n = 1 then 'timeout' end,
       case when n = 1 then 'no bytes for 10000 ms' end, now() - interval '1 day', now() + interval '1 day', now() - interval '20 days'
     from generate_series(1, $1::integer) n`,
    [count],
  );
  const { rows } = await pool.query("select source_id from source where key = 'seeded/1'");
  const id: number = rows[0].source_id;
  await pool.query(
    `insert into source_state_span (source_id, from_at, to_at, state, reason_code, reason_raw) values
       ($1, now() - interval '20 days', now() - interval '1 day', 'ok', null, null),
       ($1, now() - interval '1 day', null, 'failing', 'timeout', 'no bytes for 10000 ms')`,
    [id],
  );
  await pool.query(
    `insert into source_gap (source_id, from_at, to_at, why) values
       ($1, now() - interval '5 days', now() - interval '4 days', 'window_passed'), ($1, now() - interval '1 day', null, 'timeout')`,
    [id],
  );
  await pool.query(
    "insert into quota_use values ('youtube', now(), now() + interval '5 hours', 9000, 10000, now(), null)",
  );
  return id;
}

test("two thousand sources on one page: what is not well comes first with what to do, and leads to its timeline", async () => {
  await seed(2_000);
  const page = await team.visit("Анна", "/coverage");
  const rows = page.getByRole("list", { name: "Источники по времени" }).getByRole("listitem");
  const first = rows.filter({ hasText: /Форум 1сбоит/ });
  await first.getByText("Сервер отвечал слишком долго").waitFor();
  await first.getByText("Делать ничего не нужно").waitFor();
  // Thousands of sources cost no more than a screen of them.
  expect(Number(await first.getAttribute("aria-setsize"))).toBeGreaterThan(2_000);
  expect(await rows.count()).toBeLessThan(60);
  const strip = first.getByRole("img");
  expect(await strip.locator("[data-missing]").count()).toBeGreaterThanOrEqual(3);
  expect(await strip.locator("[data-unwatched]").count()).toBeGreaterThanOrEqual(8);
  await page.getByRole("meter", { name: "YouTube: единицы" }).waitFor();

  await page.getByRole("switch", { name: "Только с неполадками" }).press("Space");
  await page.getByRole("button", { name: /форум.*требует внимания/i }).click();
  await expect.poll(() => rows.count()).toBe(1);

  await first.getByRole("link", { name: "История: Форум 1" }).click();
  await page.getByRole("heading", { name: "Форум 1", level: 1 }).waitFor();
  await page.getByText("no bytes for 10000 ms").first().waitFor();
  await page.getByText("Публикаций вышло больше, чем источник показывает за раз").waitFor();
  await page.getByRole("img", { name: /сбоит: .* – сейчас/ }).waitFor();
  await page.getByRole("img", { name: /^Публикации по времени/ }).waitFor();
});

test("one button asks for a gap once more, the retention of a source is set, and a phone has room for all of it", async () => {
  const { pool } = team.installation.database;
  const { rows } = await pool.query("select source_id from source where key = 'seeded/1'");
  const page = await team.visit("Анна", `/sources/${rows[0].source_id}`, {
    width: 390,
    height: 844,
    isTouch: true,
  });
  await page.clock.install();
  // The source has come back, and still shows the post that nobody read at its time.
  for (const days of [6, 4.5])
    world.publish({
      id: `of-${days}`,
      sourceId: "forum",
      text: `Отключили горячую воду, день ${days}`,
      publishedAt: new Date(Date.now() - days * 86_400_000),
    });
  await pool.query("update source set url = $2 where source_id = $1", [
    rows[0].source_id,
    world.feedUrl("forum"),
  ]);
  // Visits wait, so that the page is seen while it waits.
  await team.installation.queues.pause("collect");
  await page.getByRole("button", { name: "Собрать заново" }).last().tap();
  await page.getByText("Запрошено заново, ждём ответа источника").waitFor();
  const { rows: asked } = await pool.query(
    "select g.why from source_gap g join audit_event a on a.target_id = g.source_id::text where g.asked_at is not null and a.what = 'source.gap_asked'",
  );
  expect(asked).toEqual([{ why: "window_passed" }]);
  // Whoever asked sees what came of it within seconds: the clock of the page goes on by no more than that.
  await page.clock.pauseAt(Date.now() + 1_000);
  await team.installation.queues.resume("collect");
  const settled = () => pool.query("select outcome from source_gap where settled_at is not null");
  await expect.poll(async () => (await settled()).rows, { timeout: 30_000 }).toEqual([{ outcome: "whole" }]);
  const again = page.waitForRequest(/\/history\?/);
  await page.clock.runFor(3_500);
  await again;
  await page.clock.resume();
  await page.getByText("Собрано полностью").waitFor();
  await page.getByText("Нашлась 1 публикация.").waitFor();
  const { rows: brought } = await pool.query(
    "select text from post where source_id = $1 and published_at between now() - interval '5 days' and now() - interval '4 days'",
    [rows[0].source_id],
  );
  expect(brought).toEqual([{ text: expect.stringContaining("день 4.5") }]);
  await page.getByRole("textbox", { name: "Сколько хранить публикации" }).fill("30");
  await page.getByRole("button", { name: "Сохранить" }).last().tap();
  await expect
    .poll(async () => (await pool.query("select 1 from source where keep_days = 30")).rows.length)
    .toBe(1);
  // Of a source that just now cannot be read nobody knows whether all is there.
  const { rows: late } = await pool.query(
    "update source set state = 'late', reason_code = 'unavailable' where key = 'seeded/2' returning source_id",
  );
  await page.goto(`${team.installation.url}/sources/${late[0].source_id}`);
  await page.getByText("Сейчас источник не читается").waitFor();
  expect(await page.getByText("Пробелов нет").count()).toBe(0);
  for (const path of [`/sources/${rows[0].source_id}`, "/coverage"]) {
    await page.goto(team.installation.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("img").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
