import type { Browser, BrowserContext, Page } from "playwright-core";
import type { World } from "@earshot/world/server";
import { afterAll, beforeAll } from "vitest";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { until } from "../support/until.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, type OpenedPage } from "./open-page.ts";
import { signInOnPage } from "./sign-in-on-page.ts";
import { useWatchedPages } from "./watched-pages.ts";

type PublishedPost = Parameters<World["publish"]>[0];

export interface DemoInBrowser {
  readonly installation: TestInstallation;
  readonly world: World;
  readonly browser: Browser;
  /** Publishes a post and has its source read within the second, instead of whenever its turn comes. */
  publish(post: PublishedPost): Promise<void>;
  /** A page of whoever signed in first, at a path of the installation; closed after the test, which fails if it complained. */
  visit(path: string, settings?: Parameters<typeof openPage>[1]): Promise<Page>;
  /** Has a page closed and its complaints read like those of `visit`. */
  watch(opened: OpenedPage): void;
}

/**
 * One installation of the demo and one Chromium for a test file, with the first person signed in. Where its month of posts is not
 * the question, "brief" is enough: what `publish` writes to is read all the same.
 */
export function useDemoInBrowser(demo: true | "brief" = true): DemoInBrowser {
  let installation: TestInstallation | null = null;
  let browser: Browser | null = null;
  let session: Awaited<ReturnType<BrowserContext["storageState"]>> | null = null;
  const pages = useWatchedPages();

  beforeAll(async () => {
    installation = await startTestInstallation({ demo });
    browser = await launchChromium();
    const { page } = await openPage(browser);
    await signInOnPage(page, installation.signInLink ?? "");
    session = await page.context().storageState();
    await page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.close();
  });

  function ready<T>(value: T | null | undefined): T {
    if (value === null || value === undefined) throw new Error("Use the demo within tests.");
    return value;
  }
  return {
    get installation() {
      return ready(installation);
    },
    get world() {
      return ready(installation?.world);
    },
    get browser() {
      return ready(browser);
    },
    async publish(post) {
      const { pool } = ready(installation).database;
      ready(installation?.world).publish(post);
      // Not while it is being read: that may have come too early for the post, and then says itself when the next time is.
      const isFree = "(lease_until is null or lease_until <= now())";
      await until(async () => {
        const { rowCount } = await pool.query(
          `update source set next_check_at = now() where key = $1 and ${isFree}`,
          [`demo:${post.sourceId}`],
        );
        return rowCount === 1;
      });
    },
    async visit(path, settings = {}) {
      const page = pages.watch(await openPage(ready(browser), { session: ready(session), ...settings }));
      await page.goto(ready(installation).url + path);
      return page;
    },
    watch: (each) => void pages.watch(each),
  };
}
