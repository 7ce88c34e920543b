import type { Browser, Page } from "playwright-core";
import { openPage } from "./open-page.ts";

export interface WatchedPage {
  page: Page;
  /** What was asked of anybody but us dialogs, refusals of the policy, errors of scripts. */
  trouble: string[];
}

type Cookie = { name: string; value: string; url: string };

/** A page that notes whatever it asks of anybody but us. */
export async function watchedPage(browser: Browser, cookie: Cookie): Promise<WatchedPage> {
  const { page, complaints: trouble } = await openPage(browser);
  const context = page.context();
  await context.addCookies([cookie]);
  await context.exposeBinding("tellViolation", (_source, said: string) => void trouble.push(said));
  await context.addInitScript(`document.addEventListener("securitypolicyviolation", (violation) =>
    tellViolation("policy: " + violation.effectiveDirective + " " + violation.blockedURI))`);
  // Listened to, not intercepted: interception turns the cache off, and every visit would fetch the whole page anew.
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== cookie.url && protocol !== "data:") trouble.push(`asked: ${request.url()}`);
  });
  context.on("page", (opened) => trouble.push(`opened: ${opened.url()}`));
  page.on("dialog", (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, trouble };
}

/** Everything that would show that a text was taken for more than a text. */
export async function harmIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { document, pwned } = globalThis as unknown as {
      document: {
        querySelectorAll(selector: string): Iterable<{
          outerHTML: string;
          href?: unknown;
          attributes: Iterable<{ name: string }>;
        }>;
      };
      pwned?: unknown;
    };
    const harm = pwned === undefined ? [] : ["a script ran"];
    const foreign = "iframe, object, embed, form[action], main script, main style, video, base, math, ";
    for (const element of document.querySelectorAll(
      `${foreign} meta[http-equiv], body link[href], img[src^='http'], [srcset]`,
    ))
      harm.push(element.outerHTML);
    for (const element of document.querySelectorAll("a[href], area[href]")) {
      if (!/^https?:/.test(String(element.href))) harm.push(element.outerHTML);
    }
    for (const element of document.querySelectorAll("*")) {
      for (const { name } of element.attributes) if (name.startsWith("on")) harm.push(element.outerHTML);
    }
    return harm.map((each) => each.slice(0, 300));
  });
}

let visits = 0;
/** So many visits in a minute would meet the limit of one address. */
async function comeFromElsewhere(page: Page): Promise<void> {
  visits += 1;
  await page.context().setExtraHTTPHeaders({ "x-forwarded-for": `198.51.100.${visits}` });
}

/** Goes there from an address of its own. */
export async function goFromElsewhere(page: Page, url: string): Promise<void> {
  await comeFromElsewhere(page);
  await page.goto(url);
}

/** The same as links within the page do: to load all of it costs a second of a processor. Nothing of the page before is left. */
export async function goWithin(page: Page, path: string): Promise<void> {
  await comeFromElsewhere(page);
  const noSuchPage = page.getByRole("heading", { name: "Такой страницы нет" });
  await push(page, "/nowhere");
  await noSuchPage.waitFor();
  await push(page, path);
  await noSuchPage.waitFor({ state: "detached" });
}

async function push(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, "", ${JSON.stringify(path)})`);
}
