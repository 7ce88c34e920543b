import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useDemoInBrowser } from "./demo-in-browser.ts";
import { pageAddresses } from "./page-addresses.ts";

const demo = useDemoInBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 A and AA, as far as a program can tell, and what is good practice beyond them. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What is looked at again as a phone shows it. */
const onPhone = /^\/(triage|incidents|alerts|sources)(\?|$)/;
const tolerated: readonly unknown[] = ["minor", null, undefined];

/** What axe finds that keeps somebody from something: the rule, and the first elements that break it. */
async function findings(page: Page): Promise<string[]> {
  // An expression, for whatever is loaded as text is known to the page alone.
  const asked = JSON.stringify({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  const found = await page.evaluate<AxeResults>(`axe.run(${asked})`);
  return found.violations
    .filter(({ impact }) => !tolerated.includes(impact))
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ""}`)
          .join(" | ")}`,
    );
}

/** Until the page of the address is there, with what it asked for, and nothing moves any more. An expression: the router is known to the page alone. */
async function settle(page: Page): Promise<void> {
  const isThere = `(() => {
    const { status, location, resolvedLocation } = window.__TSR_ROUTER__?.state ?? {};
    const hasCome = status === "idle" && resolvedLocation?.href === location.href;
    const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const isColoured = document.documentElement.dataset.mantineColorScheme === scheme;
    return hasCome && isColoured && document.querySelector("h1") !== null && document.querySelector("[aria-busy=true]") === null;
  })()`;
  await expect.poll(() => page.evaluate<boolean>(isThere)).toBe(true);
  await page.evaluate(() => {
    // Those that follow scrolling come to no end.
    const moving = document.getAnimations().filter(({ timeline }) => timeline === document.timeline);
    return Promise.all(moving.map((each) => each.finished.catch(() => undefined)));
  });
}

/** Within the page, as its links go: opening it anew for each address would cost more than looking at it. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => window.history.pushState(null, "", address), path);
  await settle(page);
}

/** Numbers of things that the demo has, for addresses with a parameter; an incident it has not. */
async function filledAddresses(): Promise<string[]> {
  const { pool } = demo.installation.database;
  const { rows } = await pool.query<Record<string, string | null>>(
    `with opened as (
      insert into incident (title, severity, since, opened_at, changed_at) values ('Пожар на складе', 4, now(), now(), now()) returning incident_id)
    select (select incident_id from opened) as "incidentId", (select min(source_id) from source) as "sourceId", (select min(entity_id) from entity where kind = 'executive') as "entityId",
      (select min(story_id) from triage where story_id is not null) as "storyId", (select min(post_id) from triage) as "postId",
      (select min(card_id) from author where author_id in (select author_id from triage)) as "cardId"`,
  );
  const known = rows[0] ?? {};
  return [...pageAddresses(), "/alerts?tab=rules", "/triage?post=$postId"]
    .map((path) => path.replace(/\$(\w+)/, (whole, name: string) => known[name] ?? whole))
    .filter((path) => !path.includes("$") && !["/", "/settings", "/reports"].includes(path));
}

/** Parts of all pages, a test each: a slow machine takes minutes over them all. */
const parts = 3;

/** Every page once, every other one in the dark: colours are the same everywhere. */
test.for(Array.from({ length: parts }, (_, part) => part + 1))(
  "axe finds nothing that matters on any page, in light and dark, part %i",
  async (part) => {
    const page = await demo.visit("/triage");
    await settle(page);
    await page.evaluate(axe);
    const found: Record<string, string[]> = {};
    const visited = [...(await filledAddresses()), "/triage", "/alerts", "/sources"];
    for (const [at, path] of visited.entries()) {
      if (at % parts !== part - 1) continue;
      await page.emulateMedia({ colorScheme: at % 2 === 0 ? "light" : "dark" });
      await go(page, path);
      found[`${at} ${path}`] = await findings(page);
    }
    expectNothing(found);
  },
);

test("axe finds nothing that matters in what a key opens over the list", async () => {
  const page = await demo.visit("/triage");
  await settle(page);
  await page.evaluate(axe);
  const found: Record<string, string[]> = {};
  for (const [key, opened] of [
    ["Control+k", "[role=dialog] input:focus"],
    ["Shift+Slash", "[role=dialog]"],
    ["Slash", "input:focus"],
  ] as const) {
    await page.keyboard.press(key);
    // It may have to be fetched first; closed before it has come, it would stay.
    await page.locator(opened).waitFor();
    await settle(page);
    found[`${key} in the list`] = await findings(page);
    await page.keyboard.press("Escape");
    // Else the next key is typed into what is about to close.
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  expectNothing(found);
});

test("axe finds nothing that matters on an English phone", async () => {
  const page = await demo.visit("/triage", { width: 390, height: 844 });
  await page.evaluate(() => window.localStorage.setItem("earshot.language", "en"));
  await page.reload();
  await settle(page);
  await page.evaluate(axe);
  const found: Record<string, string[]> = {};
  for (const path of (await filledAddresses()).filter((each) => onPhone.test(each))) {
    await go(page, path);
    found[path] = await findings(page);
  }
  expectNothing(found);
});

test.each(["/triage", "/sources", "/watch-list", "/system"])("on a phone %s fits the width", async (path) => {
  const page = await demo.visit(path, { width: 360, height: 740, isTouch: true });
  await page.getByRole("navigation", { name: "Разделы" }).waitFor();
  await page.getByText("демо").first().waitFor();
  await page.waitForLoadState("load");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});

function expectNothing(found: Record<string, string[]>): void {
  expect(Object.entries(found).filter(([, each]) => each.length > 0)).toEqual([]);
}
