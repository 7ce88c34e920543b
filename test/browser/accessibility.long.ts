import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useDemoInBrowser } from "./demo-in-browser.ts";
import { pageAddresses } from "./page-addresses.ts";

const demo = useDemoInBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 A and AA, as far as a program can tell. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds serious or worse: the rule, and the first elements that break it. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // An expression, for whatever is loaded as text is known to the page alone.
  const asked = JSON.stringify({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  const found = await page.evaluate<AxeResults>(`axe.run(${asked})`);
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ""}`)
          .join(" | ")}`,
    );
}

async function settle(page: Page): Promise<void> {
  await page.locator("main").waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
  );
}

/** Numbers of things that the demo has, for addresses with a parameter. */
async function filledAddresses(): Promise<string[]> {
  const { pool } = demo.installation.database;
  const { rows } = await pool.query<Record<string, string | null>>(
    `select (select min(source_id) from source) as "sourceId", (select min(entity_id) from entity where kind = 'executive') as "entityId",
      (select min(story_id) from triage where story_id is not null) as "storyId"`,
  );
  const known = rows[0] ?? {};
  return pageAddresses()
    .map((path) => path.replace(/\$(\w+)/, (whole, name: string) => known[name] ?? whole))
    .filter(
      (path) => !path.includes("$") && !["/", "/sign-in", "/welcome", "/settings", "/reports"].includes(path),
    );
}

test("axe finds nothing serious on any page", async () => {
  const page = await demo.visit("/triage");
  const findings: Record<string, string[]> = {};
  for (const path of await filledAddresses()) {
    await page.goto(demo.installation.url + path);
    await settle(page);
    const found = await seriousFindings(page);
    if (found.length > 0) findings[path] = found;
  }
  expect(findings).toEqual({});
}, 240_000);

test.each([
  { name: "dark", width: 1440, height: 900, scheme: "dark" as const, isTouch: false },
  { name: "on a phone", width: 390, height: 844, scheme: "light" as const, isTouch: true },
])("nor of a post in the list, $name", async ({ scheme, ...screen }) => {
  const { rows } = await demo.installation.database.pool.query("select min(post_id) as id from triage");
  const page = await demo.visit("/triage", screen);
  await page.emulateMedia({ colorScheme: scheme });
  await settle(page);
  expect(await seriousFindings(page)).toEqual([]);
  await page.goto(`${demo.installation.url}/triage?post=${rows[0].id}`);
  await settle(page);
  expect(await seriousFindings(page)).toEqual([]);
});
