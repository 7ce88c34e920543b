/**
 * Takes the picture of the README: the demo's triage list with a post opened. `npm run screenshot`.
 * Starts an Earshot of its own in a temporary folder, so that whatever runs beside it is left alone.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { webFolder } from "@earshot/cli/installation";
import { startInstallation } from "@earshot/cli/start";
import { toConfig } from "@earshot/runtime/env";
import { createLogger } from "@earshot/runtime/logger";
import { createShutdown } from "@earshot/runtime/shutdown";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { launchChromium } from "./chromium.ts";
import { signInOnPage } from "./sign-in-on-page.ts";

const target = process.argv[2] ?? join(webFolder, "../docs/triage.png");
const folder = mkdtempSync(join(tmpdir(), "earshot-screenshot-"));
// As root the database runs under another account, which must be able to enter.
chmodSync(folder, 0o711);
const log = createLogger({ level: "error", name: "screenshot" });
const shutdown = createShutdown({ log, timeoutMs: 8_000 });
shutdown.add("folder", () => rmSync(folder, { recursive: true, force: true }));

try {
  const running = await startInstallation({
    config: toConfig({
      EARSHOT_DATA_DIR: folder,
      EARSHOT_PORT: "0",
      EARSHOT_WORLD_PORT: "0",
      EARSHOT_DEMO: "on",
    }),
    log,
    shutdown,
    say: (line) => process.stderr.write(`${line}\n`),
    now: () => new Date(),
    random: seededRandom(1),
    webRoot: webFolder,
  });
  running.world?.live.stop();
  // A source that is read as a stream is never done: then it is what a minute brought.
  await running.queues.drainIdle().catch(() => undefined);
  const browser = await launchChromium();
  shutdown.add("browser", () => browser.close());
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: "ru-RU",
    deviceScaleFactor: 1.5,
  });
  await signInOnPage(page, running.signInLink ?? "");
  const rows = page.getByRole("option");
  await rows.nth(3).click();
  await page.getByRole("heading", { level: 2 }).first().waitFor();
  await page.screenshot({ path: target, animations: "disabled" });
  process.stderr.write(`${target}\n`);
} finally {
  await shutdown.close();
}
