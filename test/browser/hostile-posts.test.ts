import { reckonDueCards } from "@earshot/db/queries/author-figures";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { raiseAlert } from "../support/raise-alert.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { openSite, type Site } from "../collect/published-feed.ts";
import { launchChromium } from "./chromium.ts";
import { hostileAtom, hostileJson, hostileRss, hostileTexts } from "./hostile-feed.ts";
import { nameAnswers } from "./hostile-answers.ts";
import { nameDesk } from "./hostile-desk.ts";
import { nameEverything } from "./hostile-names.ts";
import { goFromElsewhere, goWithin, harmIn, watchedPage } from "./hostile-page.ts";
import { pageAddresses } from "./page-addresses.ts";

const feeds = ["/feed.xml", "/feed.json", "/feed.atom"];
let site: Site;
let installation: TestInstallation;
let browser: Browser;
let person: ApiClient;
let cookie: { name: string; value: string; url: string };
let texts: string[];
let postIds: number[];
/** Numbers for the parameters of addresses. */
let ids: Record<string, number>;

beforeAll(async () => {
  site = await openSite();
  texts = hostileTexts(site.origin);
  publish("/feed.xml", "application/rss+xml", hostileRss(texts));
  publish("/feed.json", "application/feed+json", hostileJson(texts, site.origin));
  publish("/feed.atom", "application/atom+xml", hostileAtom(texts, site.origin));
  publish("/listed.xml", "application/rss+xml", hostileRss([]));
  installation = await startTestInstallation({
    demo: false,
    env: { EARSHOT_ALLOW_HOSTS: site.host, EARSHOT_TRUSTED_PROXIES: "127.0.0.1" },
  });
  browser = await launchChromium();
  person = createApiClient(installation.url);
  await signInFirst(person, installation.signInLink);
  const [name = "", value = ""] = (person.cookie ?? "").split("=");
  cookie = { name, value, url: installation.url };
  await watch();
  postIds = await arrived(texts.length * feeds.length);
  const colleague = await signInAs(installation, "head", texts[2]);
  const [first = 0, ...others] = await postsOf(texts[3]);
  const named = [first, ...others];
  const listed = `${site.origin}/listed.xml`;
  const $storyId = await nameEverything({ admin: person, colleague, postIds: named, texts, listed });
  const { sources } = (await person.get("/api/v1/sources")).body;
  const { entities } = (await person.get("/api/v1/entities")).body;
  const { personId } = (await person.get("/api/v1/session")).body.person;
  const coders = [personId, colleague.person.personId];
  const { incidentId, alertRuleId } = await nameDesk(person, texts, coders);
  await raiseAlert(installation.database.pool, { alertRuleId, key: "hostile" });
  ids = {
    $storyId,
    $sourceId: sources[0].sourceId,
    $entityId: entities[0].entityId,
    $incidentId: incidentId,
    $cardId: await hostileCard(),
    $draftId: await nameAnswers(person, texts),
  };
});
afterAll(async () => {
  await browser?.close();
  await installation?.close();
  await site?.close();
});

/** The card of an author with a hostile name. */
async function hostileCard(): Promise<number> {
  const { db, pool } = installation.database;
  await reckonDueCards(db, new Date(), 10_000);
  const { rows } = await pool.query<{ card_id: string }>(
    "select min(card_id) as card_id from author_card where posts > 0 and shown_name like '%pwned%'",
  );
  return Number(rows[0]?.card_id);
}

function publish(path: string, type: string, text: string): void {
  site.answer(path, (_request, response) => response.writeHead(200, { "content-type": type }).end(text));
}

/** A watch list and sources whose own names are hostile too. */
async function watch(): Promise<void> {
  for (const [n, name] of texts.slice(0, 3).entries()) {
    const terms = [{ text: n === 0 ? "Заслонка" : `${name.slice(0, 100)} ${n}` }];
    await person.send("POST", "/api/v1/entities", { kind: "brand", name, terms });
  }
  for (const [n, path] of feeds.entries()) {
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
    { timeout: 120_000, interval: 500 },
  );
}

/** Those that came from the source of this name. */
async function postsOf(name: string | undefined): Promise<number[]> {
  const { body } = await person.get("/api/v1/mentions?limit=200");
  const mentions: { postId: number; source: { name: string } }[] = body.mentions;
  const found = mentions.filter((mention) => mention.source.name === name).map(({ postId }) => postId);
  expect(found.length).toBe(texts.length);
  return found.sort((a, b) => a - b);
}

test("no post runs anything, loads anything or links anywhere but to the web", async () => {
  const { page, trouble } = await watchedPage(browser, cookie);
  const shown = page.getByRole("article", { name: "Публикация" });
  const harm: string[] = [];
  // Each text once, by turns of the feeds, and first the post that colleagues wrote on; the API test below reads all.
  const lists = await Promise.all([3, 2, 4].map((n) => postsOf(texts[n])));
  for (const [n] of texts.entries()) {
    const path = `/triage?post=${lists[n % 3]?.[n]}`;
    await (n === 0 ? goFromElsewhere(page, installation.url + path) : goWithin(page, path));
    await shown.getByRole("heading").first().waitFor();
    const folded = shown.locator("[aria-expanded=false]:not([aria-haspopup])");
    while ((await folded.count()) > 0) await folded.first().click();
    if (n === 0) await shown.getByRole("region", { name: "Заметки" }).getByText(/pwned/).first().waitFor();
    harm.push(...(await harmIn(page)));
  }
  expect({ harm, trouble }).toEqual({ harm: [], trouble: [] });
  await page.context().close();
});

interface Visit {
  /** A hostile name stands on it: what is looked at is not an empty page. */
  isNamed?: boolean;
  /** The name of a button to press then, which opens a pane with hostile names. */
  press?: RegExp;
}

/** The pages as an administrator sees them; a new page has to be added here. */
const visits: Record<string, Visit> = {
  "/": { isNamed: true },
  "/triage": { isNamed: true, press: /^Вас упомянули/ },
  "/stories": { isNamed: true },
  "/stories/$storyId": { isNamed: true },
  "/incidents": { isNamed: true },
  "/incidents/$incidentId": { isNamed: true },
  "/incidents/$incidentId/screen": { isNamed: true },
  "/alerts": { isNamed: true },
  "/authors": { isNamed: true },
  "/authors/$cardId": { isNamed: true },
  "/take-alert": {},
  "/facts": { isNamed: true },
  "/claims": { isNamed: true },
  "/calendar": { isNamed: true },
  "/key-messages": { isNamed: true },
  "/drafts": { isNamed: true },
  "/drafts/new": {},
  "/drafts/$draftId": { isNamed: true },
  "/decide-draft": {},
  "/minute": {},
  "/settings/speakers": {},
  "/sources": { isNamed: true, press: /^Подробнее: / },
  "/sources/$sourceId": { isNamed: true },
  "/coverage": { isNamed: true },
  "/imports": {},
  "/imports/$importId": {},
  "/watch-list": { isNamed: true, press: /^Изменить: / },
  "/watch-list/$entityId": { isNamed: true },
  "/clocks": {},
  "/reports": {},
  "/reports/dashboards": { isNamed: true },
  "/reports/dashboards/$boardKey": {},
  "/wall/$boardKeys": {},
  "/shared": {},
  "/reports/documents": { isNamed: true },
  "/reports/topics": {},
  "/reports/clocks": {},
  "/reports/coding": { isNamed: true },
  "/system": {},
  "/account": { isNamed: true },
  "/settings": {},
  "/settings/general": {},
  "/settings/mail": {},
  "/settings/channels": { isNamed: true },
  "/settings/connections": {},
  "/settings/rules": { isNamed: true },
  "/settings/playbook": {},
  "/settings/clocks": {},
  "/settings/tags": { isNamed: true },
  "/settings/blocked": { isNamed: true },
  "/settings/single-sign-on": {},
  "/settings/people": { isNamed: true },
  "/settings/audit": { isNamed: true },
  "/sign-in": {},
  "/forgot-password": {},
  "/welcome": {},
};
/** Addresses that are hostile themselves. */
const hostileAddresses = [
  "/sign-in?next=//evil.example",
  "/triage?q=<img src=x onerror=pwned=1>",
  "/<script>pwned=1</script>",
];

test("every page shows hostile names as they are written", async () => {
  expect(Object.keys(visits).sort()).toEqual(pageAddresses().sort());
  const { page, trouble } = await watchedPage(browser, cookie);
  await goFromElsewhere(page, installation.url);
  const seen: Record<string, string[]> = {};
  for (const path of [...Object.keys(visits), ...hostileAddresses]) {
    const address = path.replace(/\$\w+/, (name) => String(ids[name] ?? 1));
    if (path in visits) await goWithin(page, address);
    else await goFromElsewhere(page, installation.url + path);
    await look(page, visits[path] ?? {}).catch((cause: unknown) => {
      throw new Error(`nothing hostile stands on ${path}`, { cause });
    });
    const found = [...(await harmIn(page)), ...trouble.splice(0)];
    if (found.length > 0) seen[path] = found;
  }
  expect(seen).toEqual({});
  await page.context().close();
});

async function look(page: Page, { isNamed, press }: Visit): Promise<void> {
  // The triage list is the page of its own that has no heading while no post is chosen.
  await page.locator("h1, h2, [role=listbox]").first().waitFor({ state: "attached" });
  const name = /pwned/;
  if (isNamed) await page.locator("main").getByText(name).first().waitFor({ state: "attached" });
  if (press === undefined) return;
  await page.getByRole("button", { name: press }).first().click();
  await page.getByRole("dialog").getByText(name).first().waitFor({ state: "attached" });
}

test("what these tests look for would be seen", async () => {
  const { page, trouble } = await watchedPage(browser, cookie);
  await goFromElsewhere(page, `${installation.url}/forgot-password`);
  const planted = `${texts[2]}<img src="https://evil.example/pixel.gif">`;
  await page.evaluate(`document.body.innerHTML = ${JSON.stringify(planted)}`);
  await expect.poll(() => trouble.join("\n")).toContain("policy: img-src https://evil.example");
  await expect.poll(() => trouble.join("\n")).toContain("policy: script-src-attr inline");
  expect((await harmIn(page)).length).toBeGreaterThan(1);
  await page.context().close();
});

test("the description of the API is readable under the same policy", async () => {
  const { page, trouble } = await watchedPage(browser, cookie);
  await goFromElsewhere(page, `${installation.url}/api/docs`);
  await page.getByText("Who is signed in, and the CSRF token").waitFor();
  expect(trouble).toEqual([]);
  await page.context().close();
});

test("the sites of hostile feeds were asked for their feeds alone", () => {
  const asked = new Set(site.requests.map(({ url }) => url).filter((url) => url !== "/listed.xml"));
  expect(asked).toEqual(new Set(feeds));
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
