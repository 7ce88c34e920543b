import { webFolder } from "@earshot/cli/installation";
import type { CDPSession, Page } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { openPage } from "../browser/open-page.ts";
import { signInOnPage } from "../browser/sign-in-on-page.ts";
import { besideInstallation } from "./bench-installation.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { fillDatabase } from "./filled-database.ts";

/** Rows that the list of the default view holds. */
const posts = 100_000;
const openings = 5;
/** Wheel and key are turned and held for as long. */
const heldMs = 6_000;
const settleMs = 4_000;
/** A key that is held comes as often. */
const repeatMs = 33;
/** A frame that took longer than two at 60 a second is seen. */
const longMs = 34;

/** How soon the list is seen, and how evenly it moves: by the wheel, and by a key that is held. The page is built before. */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async ({ url }) => {
    await fillDatabase(url, { posts, openShare: 1 });
    const browser = await launchChromium();
    try {
      return await besideInstallation(
        { DATABASE_URL: url },
        async (running) => {
          const { page } = await openPage(browser);
          await signInOnPage(page, running.signInLink ?? "");
          const seen: number[] = [];
          for (let at = 0; at < openings; at += 1) seen.push(await openList(page, running.url));
          const devtools = await page.context().newCDPSession(page);
          return [
            { name: `list of ${posts} rows seen, median of ${openings}`, value: median(seen), unit: "ms" },
            ...(await moveBy(page, devtools, "wheel", () => page.mouse.wheel(0, 240))),
            ...(await moveBy(page, devtools, "held key", () => page.keyboard.down("KeyJ"))),
          ];
        },
        webFolder,
      );
    } finally {
      await browser.close();
    }
  });
}

/** Milliseconds from the address to the first row, with the page's files kept by the browser as on any day but the first. */
async function openList(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/triage`);
  await page.getByRole("option").first().waitFor();
  return page.evaluate<number>(
    "new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))",
  );
}

async function moveBy(
  page: Page,
  devtools: CDPSession,
  name: string,
  move: () => Promise<void>,
): Promise<Figure[]> {
  await page.getByRole("option").first().hover();
  // What follows the first list by itself is no part of moving it.
  await page.waitForTimeout(settleMs);
  await devtools.send("Performance.enable");
  // An expression: what is translated for Node on its way here is not known to the page.
  await page.evaluate(
    "frameTimes = []; requestAnimationFrame(function note(at) { frameTimes.push(at); requestAnimationFrame(note); }); 0",
  );
  const before = await busySeconds(devtools);
  const begun = performance.now();
  while (performance.now() - begun < heldMs) {
    await move();
    await page.waitForTimeout(repeatMs);
  }
  const busy = (await busySeconds(devtools)) - before;
  const times = await page.evaluate<number[]>("frameTimes");
  const frames = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  const long = (100 * frames.filter((ms) => ms > longMs).length) / frames.length;
  return [
    { name: `${name}: frame, p50`, value: at(0.5), unit: "ms" },
    { name: `${name}: frame, p95`, value: at(0.95), unit: "ms" },
    { name: `${name}: frames over ${longMs} ms`, value: long, unit: "%" },
    { name: `${name}: work of the page a frame`, value: (1_000 * busy) / frames.length, unit: "ms" },
  ];
}

/** Time that the page's own thread was at work, which other processes of the machine do not lengthen as much as its frames. */
async function busySeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
