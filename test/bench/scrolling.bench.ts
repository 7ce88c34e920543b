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
/** How often the wheel is turned and the key comes, and after which time each: a key that is held comes as often. */
const steps = 120;
const stepMs = 33;
const settleMs = 3_000;

/** Notes when the first row is painted. An expression: what is translated for Node on its way here is not known to the page. */
const noteSeen = `(function look() {
  requestAnimationFrame(() =>
    document.querySelector("[role=option]") === null
      ? look()
      : requestAnimationFrame(() => (window.listSeenAt = performance.now())),
  );
})()`;

/** How soon the list is seen, and what a turn of the wheel and a repeat of a held key cost the page. It is built before. */
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
          await page.addInitScript(noteSeen);
          const devtools = await page.context().newCDPSession(page);
          // Time of the processor: other processes of the machine lengthen it little.
          await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
          const seen: number[] = [];
          for (let opening = 0; opening < openings; opening += 1)
            seen.push(await openList(page, running.url));
          return [
            { name: `list of ${posts} rows seen, median of ${openings}`, value: at(seen, 0.5), unit: "ms" },
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
  const seenAt = await page.evaluate<number>(
    "new Promise((tell) => { (function wait() { window.listSeenAt ? tell(window.listSeenAt) : setTimeout(wait, 5); })(); })",
  );
  // What follows the first list is no part of the next opening.
  await page.waitForTimeout(settleMs);
  return seenAt;
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
  await page.evaluate(
    "frameTimes = []; requestAnimationFrame(function note(at) { frameTimes.push(at); requestAnimationFrame(note); }); 0",
  );
  const work: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const before = await busyMs(devtools);
    await move();
    await page.waitForTimeout(stepMs);
    work.push((await busyMs(devtools)) - before);
  }
  const times = await page.evaluate<number[]>("frameTimes");
  const frames = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return [
    { name: `${name}: work of the page a step, p50`, value: at(work, 0.5), unit: "ms" },
    { name: `${name}: work of the page a step, p95`, value: at(work, 0.95), unit: "ms" },
    { name: `${name}: frame, p95`, value: at(frames, 0.95), unit: "ms" },
  ];
}

/** Time of the processor that the page's own thread has used, in milliseconds. */
async function busyMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
}
