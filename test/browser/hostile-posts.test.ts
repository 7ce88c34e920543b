import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { openSite, type Site } from "../collect/published-feed.ts";
import { launchChromium } from "./chromium.ts";
import { hostileJson, hostileRss, hostileTexts } from "./hostile-feed.ts";
import { openPage } from "./open-page.ts";

let site: Site;
let installation: TestInstallation;
let browser: Browser;
let person: ApiClient;
let cookie: { name: string; value: string; url: string };
let texts: string[];
let postIds: number[];

beforeAll(async () => {
  site = await openSite();
  texts = hostileTexts(site.origin);
  site.answer("/feed.xml", (_request, response) =>
    response.writeHead(200, { "content-type": "application/rss+xml" }).end(hostileRss(texts)),
  );
  site.answer("/feed.json", (_request, response) =>
    response.writeHead(200, { "content-type": "application/feed+json" }).end(hostileJson(texts, site.origin)),
  );
  installation = await startTestInstallation({ demo: false, env: { EARSHOT_ALLOW_HOSTS: site.host } });
  browser = await launchChromium();
  person = createApiClient(installation.url);
  await signInFirst(person, installation.signInLink);
  const [name = "", value = ""] = (person.cookie ?? "").split("=");
  cookie = { name, value, url: installation.url };
  await watch();
  postIds = await arrived(texts.length * 2);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await installation?.close();
  await site?.close();
});

/** A watch list and sources whose own names are hostile too. */
async function watch(): Promise<void> {
  for (const [n, name] of texts.slice(0, 3).entries()) {
    const terms = [{ text: n === 0 ? "Заслонка" : `${name.slice(0, 100)} ${n}` }];
    await person.send("POST", "/api/v1/entities", { kind: "brand", name, terms });
  }
  for (const [n, path] of ["/feed.xml", "/feed.json"].entries()) {
    const added = { url: site.origin + path, name: texts[n + 2], folder: texts[n]?.slice(0, 100) };
    expect((await person.send("POST", "/api/v1/sources", added)).status).toBe(201);
  }
}

async function arrived(count: number): Promise<number[]> {
  return vi.waitUntil(
    async () => {
      const { body } = await person.get("/api/v1/mentions?limit=200");
      const found = body.mentions.map((mention: { postId: number }) => mention.postId);
      return found.length === count ? found : null;
    },
    { timeout: 90_000, interval: 500 },
  );
}

/** Everything that would show that a text was taken for more than a text. */
async function harmIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { document, pwned } = globalThis as unknown as {
      document: {
        querySelectorAll(
          selector: string,
        ): Iterable<{ outerHTML: string; href?: unknown; attributes: Iterable<{ name: string }> }>;
      };
      pwned?: unknown;
    };
    const harm = pwned === undefined ? [] : ["a script ran"];
    const foreign =
      "main iframe, main object, main embed, main form[action], main script, main style, main video, base, meta[http-equiv]";
    for (const element of document.querySelectorAll(foreign)) harm.push(element.outerHTML);
    for (const element of document.querySelectorAll("a[href], area[href]")) {
      if (!/^https?:/.test(String(element.href))) harm.push(element.outerHTML);
    }
    for (const element of document.querySelectorAll("main *")) {
      for (const { name } of element.attributes) if (name.startsWith("on")) harm.push(element.outerHTML);
    }
    return harm.map((each) => each.slice(0, 300));
  });
}

/** A page that notes, and stops, whatever it asks of anybody but us. */
async function watchedPage() {
  const { page, complaints } = await openPage(browser);
  await page.context().addCookies([cookie]);
  const asked: string[] = [];
  await page.context().route(
    (url) => url.origin !== installation.url,
    (route) => {
      asked.push(route.request().url());
      return route.abort();
    },
  );
  page.on("dialog", (dialog) => {
    asked.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, complaints, asked };
}

/** Those that came from the source of this name. */
async function postsOf(name: string | undefined): Promise<number[]> {
  const { body } = await person.get("/api/v1/mentions?limit=200");
  const mentions: { postId: number; source: { name: string } }[] = body.mentions;
  const found = mentions.filter((mention) => mention.source.name === name).map(({ postId }) => postId);
  expect(found.length).toBe(texts.length);
  return found;
}

test("no post runs anything, loads anything or links anywhere but to the web", async () => {
  const { page, complaints, asked } = await watchedPage();
  await page.goto(`${installation.url}/triage`);
  const shown = page.getByRole("article", { name: "Публикация" });
  const harm: string[] = [];
  // The list beside the open post shows those of the other feed; the API test below reads all.
  for (const postId of await postsOf(texts[3])) {
    await page.goto(`${installation.url}/triage?post=${postId}`);
    await shown.getByRole("heading").first().waitFor();
    const folded = shown.locator("[aria-expanded=false]:not([aria-haspopup])");
    while ((await folded.count()) > 0) await folded.first().click();
    harm.push(...(await harmIn(page)));
    await page.keyboard.press("Escape");
  }
  expect({ harm, asked, complaints }).toEqual({ harm: [], asked: [], complaints: [] });
  await page.context().close();
}, 180_000);

test.each([
  "/sources",
  "/watch-list",
  "/system",
  "/sign-in?next=//evil.example",
  "/triage?q=<img src=x onerror=pwned=1>",
  "/<script>pwned=1</script>",
])("%s shows hostile names as they are written", async (path) => {
  const { page, complaints, asked } = await watchedPage();
  await page.goto(installation.url + path);
  await page.getByRole("heading").first().waitFor();
  expect({ harm: await harmIn(page), asked, complaints }).toEqual({ harm: [], asked: [], complaints: [] });
  await page.context().close();
});

test("the description of the API is readable under the same policy", async () => {
  const { page, complaints, asked } = await watchedPage();
  await page.goto(`${installation.url}/api/docs`);
  await page.getByText("Posts that speak of ours, most urgent first").waitFor();
  expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  await page.context().close();
});

test("the sites of hostile feeds were asked for their feeds alone", () => {
  expect(new Set(site.requests.map(({ url }) => url))).toEqual(new Set(["/feed.xml", "/feed.json"]));
  for (const { headers } of site.requests) {
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("referer");
  }
});

test("the API hands out no address that a click could run", async () => {
  const unsafe = [];
  for (const postId of postIds) {
    const { body } = await person.get(`/api/v1/mentions/${postId}`);
    for (const url of [body.url, body.author?.url]) if (url && !/^https?:\/\//.test(url)) unsafe.push(url);
  }
  const { body } = await person.get("/api/v1/sources");
  for (const { siteUrl } of body.sources) if (siteUrl && !/^https?:\/\//.test(siteUrl)) unsafe.push(siteUrl);
  expect(unsafe).toEqual([]);
});
