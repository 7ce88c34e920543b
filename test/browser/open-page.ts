import type { Browser, BrowserContext, Page } from "playwright-core";

export interface OpenedPage {
  page: Page;
  /** What the page complained of: script errors, and whatever its content security policy refused. */
  complaints: string[];
}

/** A tab with a viewport of its own; `session` carries the cookies of somebody who signed in. */
export async function openPage(
  browser: Browser,
  settings: {
    session?: Awaited<ReturnType<BrowserContext["storageState"]>>;
    width?: number;
    height?: number;
    isTouch?: boolean;
  } = {},
): Promise<OpenedPage> {
  const { session, width = 1440, height = 900, isTouch = false } = settings;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "ru-RU",
    // Without a window each frame of a movement is drawn by the processor: a fifth of a browser test's time.
    reducedMotion: "reduce",
    hasTouch: isTouch,
    isMobile: isTouch,
    ...(session && { storageState: session }),
  });
  const page = await context.newPage();
  // Two processors may be shared with other tests: a deadline for what never comes, not for what is slow.
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // The browser notes every refused request itself; tests of refusals and lost connections expect them.
    const isOfRequest = /Failed to load resource|net::ERR/.test(message.text());
    if (message.type() === "error" && !isOfRequest) complaints.push(message.text());
  });
  return { page, complaints };
}
