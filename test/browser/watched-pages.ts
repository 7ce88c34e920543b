import type { Page } from "playwright-core";
import { afterEach, expect } from "vitest";
import type { OpenedPage } from "./open-page.ts";

/** Pages of a test file: what is handed over here is closed after its test, which fails if a page complained. */
export function useWatchedPages(): { watch(opened: OpenedPage): Page } {
  let opened: OpenedPage[] = [];
  afterEach(async ({ task }) => {
    // Says what stood on the page: a locator that timed out does not.
    if (task.result?.state === "fail") await tell(opened);
    const complaints = opened.flatMap((each) => each.complaints);
    await Promise.all(opened.map(({ page }) => page.context().close()));
    opened = [];
    expect(complaints).toEqual([]);
  });
  return {
    watch(each) {
      opened.push(each);
      return each.page;
    },
  };
}

async function tell(opened: readonly OpenedPage[]): Promise<void> {
  for (const { page } of opened) {
    const text = await page.locator("body").innerText({ timeout: 2_000 }).catch(String);
    process.stderr.write(`${page.url()}\n${text.slice(0, 1_500)}\n`);
  }
}
