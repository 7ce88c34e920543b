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
const tolerated: readonly unknown[] = ["minor", null, undefined];

/** What axe finds that keeps somebody from something: the rule, and the first elements that break it. */
async function findings(page: Page, runOnly: { type: "tag" | "rule"; values: string[] }): Promise<string[]> {
  // An expression, for whatever is loaded as text is known to the page alone.
  const asked = JSON.stringify({ runOnly, resultTypes: ["violations"] });
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

/** Looks at the page as it stands, then at its colours in the dark. */
async function look(page: Page): Promise<string[]> {
  const light = await findings(page, { type: "tag", values: tags });
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await findings(page, { type: "rule", values: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((each) => `dark: ${each}`)];
}

async function settle(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor({ state: "attached" });
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
  );
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(demo.installation.url + path);
  await settle(page);
  await page.evaluate(axe);
}

/** Numbers of things that the demo has, for addresses with a parameter. */
async function filledAddresses(): Promise<string[]> {
  const { pool } = demo.installation.database;
  const { rows } = await pool.query<Record<string, string | null>>(
    `select (select min(source_id) from source) as "sourceId", (select min(entity_id) from entity where kind = 'executive') as "entityId",
      (select min(story_id) from triage where story_id is not null) as "storyId", (select min(post_id) from triage) as "postId",
      (select min(card_id) from author where author_id in (select author_id from triage)) as "cardId"`,
  );
  const known = rows[0] ?? {};
  return [...pageAddresses(), "/alerts?tab=rules", "/triage?post=$postId"]
    .map((path) => path.replace(/\$(\w+)/, (whole, name: string) => known[name] ?? whole))
    .filter((path) => !path.includes("$") && !["/", "/settings", "/reports"].includes(path));
}

test("axe finds nothing that matters on any page, in light and dark, on a desk and a phone", async () => {
  const page = await demo.visit("/triage");
  const found: Record<string, string[]> = {};
  const addresses = await filledAddresses();
  for (const path of addresses) {
    await go(page, path);
    found[path] = await look(page);
  }
  for (const key of ["Control+k", "Shift+Slash", "Slash"]) {
    await page.keyboard.press(key);
    await settle(page);
    found[`${key} in the list`] = await look(page);
    await page.keyboard.press("Escape");
  }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of addresses.filter((each) => each.startsWith("/triage"))) {
    await go(page, path);
    found[`${path} on a phone`] = await look(page);
  }
  expect(Object.entries(found).filter(([, each]) => each.length > 0)).toEqual([]);
});
