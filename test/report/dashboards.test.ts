import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { countNext } from "@earshot/db/queries/figures/count-mentions";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { waiting } from "../support/until.ts";

let installation: TestInstallation;
let admin: ApiClient;
let analyst: Awaited<ReturnType<typeof signInAs>>;
let guest: ApiClient;

const path = "/api/v1/dashboards";
const hourMs = 3_600_000;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  guest = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  analyst = await signInAs(installation, "analyst");
  const { db } = installation.database;
  const sourceId = await makeSource(db, { name: "Gazette", url: "https://gazette.example/feed" });
  const entityId = await makeEntity(db, "Alpha");
  const posts = Array.from({ length: 6 }, (_, at) => ({
    post: collected({
      externalId: `dashboard-${at}`,
      publishedAt: new Date(Date.now() - (at + 1) * hourMs),
      author: {
        handle: `@private${at % 2}`,
        name: `Private Person ${at % 2}`,
        url: null,
        bio: null,
        followers: 10,
      },
    }),
    entities: [entityId],
  }));
  await triaged(db, sourceId, posts);
  // The worker counts too: whoever comes first.
  await vi.waitFor(async () => {
    await countNext(db, 100);
    const { total } = (await admin.get(`/api/v1/figures?metric=mentions&${span()}`)).body;
    expect(total.figures.mentions.value).toBe(6);
  }, waiting);
});
afterAll(() => installation?.close());

function span(days = 2): string {
  const [from, to] = period(days);
  return `from=${from}&to=${to}`;
}

function period(days: number): [string, string] {
  return [new Date(Date.now() - days * 24 * hourMs).toISOString(), new Date().toISOString()];
}

async function copyOf(key: string, name: string, who: ApiClient = admin, isTeam = false) {
  const made = await who.send("POST", path, { copyOf: key, name, isTeam });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

test("ready-made dashboards are there for everybody, and nobody changes them", async () => {
  const { dashboards, mayEditTeam } = (await analyst.get(path)).body;
  expect(mayEditTeam).toBe(false);
  expect(dashboards.map(({ key }: { key: string }) => key)).toEqual([
    "overview",
    "executives",
    "competitors",
    "crisis_wall",
  ]);
  const overview = (await analyst.get(`${path}/overview`)).body;
  expect(overview).toMatchObject({ dashboardId: null, version: 0, mayChange: false, name: { ru: "Обзор" } });
  const kinds = new Set<string>(overview.definition.widgets.map(({ kind }: { kind: string }) => kind));
  expect([...kinds].toSorted()).toEqual([
    "clocks",
    "coverage",
    "executives",
    "figures",
    "severity",
    "stories",
    "topics",
    "volume",
  ]);
  expect((await analyst.get(`${path}/nothing`)).status).toBe(404);
});

test("a copy is changed at its version, deleted and brought back", async () => {
  const { dashboardId, definition, version } = await copyOf("overview", "Mine");
  const one = `${path}/${dashboardId}`;
  const widgets = definition.widgets.slice(0, 2);
  const changed = await admin.send("PUT", one, { version, definition: { ...definition, widgets } });
  expect(changed.body).toMatchObject({ version: 2, widgets: 2, name: { ru: "Mine", en: "Mine" } });
  expect((await admin.send("PUT", one, { version, definition })).status).toBe(409);
  expect((await admin.send("DELETE", one)).status).toBe(204);
  expect((await admin.get(one)).status).toBe(404);
  expect((await admin.send("POST", `${one}/restore`)).body.definition.widgets).toEqual(widgets);
});

test("what does not fit is said field by field", async () => {
  const { dashboardId, definition, version } = await copyOf("overview", "Wrong");
  const [first] = definition.widgets;
  const put = async (widgets: unknown[]) =>
    (await admin.send("PUT", `${path}/${dashboardId}`, { version, definition: { ...definition, widgets } }))
      .body;
  const wide = await put([{ ...first, place: { x: 8, y: 0, w: 6, h: 2 } }]);
  expect(wide.errors).toEqual([
    { field: "definition.widgets.0.place", message: "reaches beyond the 12 columns" },
  ]);
  expect((await put([first, first])).errors).toEqual([
    { field: "definition.widgets", message: "must differ in their ids" },
  ]);
  const unknown = await put([{ ...first, question: { ...first.question, metrics: ["ave"] } }]);
  expect(unknown.errors[0]).toMatchObject({ field: "definition.widgets.0.question.metrics" });
});

test("one's own is nobody else's; the team's is changed by those who may", async () => {
  const own = await copyOf("executives", "Admin's own");
  expect((await analyst.get(`${path}/${own.key}`)).status).toBe(404);
  const team = await copyOf("executives", "Team's", admin, true);
  const seen = (await analyst.get(`${path}/${team.key}`)).body;
  expect(seen).toMatchObject({ isTeam: true, mayChange: false, mayShare: false });
  const { definition, version } = seen;
  expect((await analyst.send("PUT", `${path}/${team.key}`, { version, definition })).status).toBe(403);
  expect((await analyst.send("POST", path, { copyOf: team.key, name: "x", isTeam: true })).status).toBe(403);
  expect((await analyst.send("POST", `${path}/${team.key}/links`, { label: "x", days: 1 })).status).toBe(403);
  await copyOf(team.key, "Analyst's copy", analyst);
});

test.each(["yaml", "json"])("a definition goes out and comes back as %s", async (format) => {
  const file = await admin.get(`${path}/crisis_wall/file?format=${format}`);
  expect(file.headers.get("content-disposition")).toContain(`earshot-dashboard-crisis_wall.${format}`);
  const text = typeof file.body === "string" ? file.body : JSON.stringify(file.body);
  const made = await admin.send("POST", `${path}/import`, { text });
  expect(made.body.definition).toEqual((await admin.get(`${path}/crisis_wall`)).body.definition);
});

test("a file that cannot be read says where", async () => {
  const read = async (text: string) =>
    (await admin.send("POST", `${path}/import`, { text })).body.errors[0].message;
  expect(await read("name: {ru: а\nwidgets: [")).toMatch(/^line \d/);
  expect(await read("name: {ru: а, en: a}\nwidgets: [{id: A}]")).toMatch(
    /^widgets\.0\.id: takes small Latin letters/,
  );
});

async function linkTo(key: string, given: object = {}) {
  const made = await admin.send("POST", `${path}/${key}/links`, { label: "Wall", days: 7, ...given });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body as { token: string; address: string; link: { linkId: number } };
}

const ask = (who: ApiClient, token: string, widgetId: string, days = 2) => {
  const [from, to] = period(days);
  return who.send("POST", "/api/v1/shared/widget", { token, widgetId, from, to });
};
const look = (who: ApiClient, token: string) => who.send("POST", "/api/v1/shared/dashboard", { token });

test("a link shows its dashboard to whoever holds it, its widgets' questions alone, and nobody's name", async () => {
  const { token, address, link } = await linkTo("overview", { reachDays: 40 });
  expect(address).toBe(`${installation.url}/shared#${token}`);
  const seen = await look(guest, token);
  expect(seen.headers.get("x-robots-tag")).toContain("noindex");
  expect(seen.body.definition.name).toEqual({ ru: "Обзор", en: "Overview" });
  expect((await ask(guest, token, "mentions")).body.figures.total.figures.mentions.value).toBe(6);
  const authors = (await ask(guest, token, "authors")).body.figures;
  expect(authors.rows.map(({ key }: { key: string }) => key).toSorted()).toEqual(["1", "2"]);
  expect(JSON.stringify(authors)).not.toContain("Private");
  const answers = [];
  for (const { id } of seen.body.definition.widgets) answers.push(await ask(guest, token, id));
  expect(answers.map(({ status, body }) => (status === 200 ? 200 : body))).toEqual(answers.map(() => 200));
  expect((await ask(guest, token, "another")).status).toBe(404);
  expect((await ask(guest, token, "mentions", 60)).body.errors).toEqual([
    { field: "from", message: "lies outside the time that this link shows" },
  ]);
  for (const closed of ["/api/v1/figures?" + span(), path, "/api/v1/mentions"]) {
    expect(
      (
        await createApiClient(installation.url).send("GET", closed, undefined, {
          authorization: `Bearer ${token}`,
        })
      ).status,
    ).toBe(401);
  }
  const [held] = (await admin.get(`${path}/overview/links`)).body.links;
  expect(held).toMatchObject({
    linkId: link.linkId,
    uses: 1,
    state: "holds",
    madeBy: { name: expect.any(String) },
  });
  expect(JSON.stringify(held)).not.toContain(token);
});

test("names of authors stand where the maker of the link wants them", async () => {
  const { token } = await linkTo("overview", { showsAuthors: true });
  expect(JSON.stringify((await ask(guest, token, "authors")).body)).toContain("Private Person 1");
});

test("a link ends when it is revoked, when its dashboard goes, when its maker leaves; and may ask to sign in", async () => {
  const { dashboardId } = await copyOf("overview", "Shared");
  const first = await linkTo(String(dashboardId));
  const path1 = `${path}/${dashboardId}`;
  expect((await look(guest, first.token)).status).toBe(200);
  await admin.send("DELETE", path1);
  expect((await look(guest, first.token)).status).toBe(404);
  await admin.send("POST", `${path1}/restore`);
  expect((await look(guest, first.token)).status).toBe(200);
  expect((await admin.send("DELETE", `${path1}/links/${first.link.linkId}`)).status).toBe(204);
  expect((await look(guest, first.token)).status).toBe(404);
  expect((await admin.get(`${path1}/links`)).body.links[0].state).toBe("revoked");

  const inside = await linkTo("overview", { needsSignIn: true });
  expect((await look(guest, inside.token)).status).toBe(401);
  expect((await look(analyst, inside.token)).status).toBe(200);

  const pr = await signInAs(installation, "pr", "leaver");
  const made = await pr.send("POST", `${path}/overview/links`, { label: "Lobby", days: 30 });
  expect((await look(guest, made.body.token)).status).toBe(200);
  await installation.database.pool.query("update person set disabled_at = now() where person_id = $1", [
    pr.person.personId,
  ]);
  expect((await look(guest, made.body.token)).status).toBe(404);
});

test("no API token makes a link", async () => {
  const { token } = (
    await admin.send("POST", "/api/v1/me/tokens", { name: "t", scopes: ["read", "edit_watch_list"], days: 1 })
  ).body;
  const bearer = { authorization: `Bearer ${token}` };
  const program = createApiClient(installation.url);
  expect((await program.send("GET", `${path}/overview`, undefined, bearer)).status).toBe(200);
  expect((await program.send("POST", `${path}/overview/links`, { label: "x", days: 1 }, bearer)).status).toBe(
    403,
  );
});

test.each(["stories", "severity", "executives"])("the list of %s comes with passports", async (kind) => {
  const { body, status } = await admin.get(`/api/v1/dashboard-data/${kind}?${span()}`);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.passports.length).toBeGreaterThan(0);
  // The one source is younger than the two days before these: what it did not bring then is no zero.
  expect(body.coverage).toEqual({ covered: expect.any(Number), before: 0 });
  if (kind === "severity")
    expect(body.rungs.map(({ posts }: { posts: number }) => posts)).toEqual([0, 0, 0, 6, 0]);
});

test("spikes of too little history say what is lacking", async () => {
  const { body } = await admin.get(`/api/v1/figures/spikes?${span()}`);
  expect(body).toMatchObject({ spikes: [], lacking: { posts: 6 }, passport: { id: "spike" } });
});
