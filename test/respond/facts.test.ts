import { afterAll, beforeAll, expect, test } from "vitest";
import { hashOfferableFacts, readOfferableFacts } from "@earshot/db/queries/facts/offerable-facts";
import { makeEntity } from "../db/rig.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;
let pr: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  pr = await signInAs(installation, "pr", "writer");
});
afterAll(() => installation?.close());

const path = "/api/v1/facts";
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const offered = (asked: Partial<Parameters<typeof readOfferableFacts>[1]> = {}) =>
  readOfferableFacts(installation.database.db, { at: new Date(), ...asked });

async function approved(fact: object): Promise<number> {
  const { body } = await pr.send("POST", path, fact);
  const { factCardId, version } = body;
  expect((await admin.send("POST", `${path}/${factCardId}/approve`, { version })).status).toBe(200);
  return factCardId;
}

test("who writes a card does not vouch for it; once approved it is offered, until it says something else", async () => {
  const written = await pr.send("POST", path, {
    textRu: "Кафе в Твери работает.",
    numbers: ["3 кафе"],
    source: "Договор аренды",
    sourceUrl: "https://example.com/lease",
    expiresAt: inDays(40),
  });
  expect(written.status).toBe(201);
  const { factCardId } = written.body;
  expect(written.body).toMatchObject({ standing: "draft", version: 1, approvedBy: null });
  expect(await offered()).toEqual([]);

  expect((await pr.send("POST", `${path}/${factCardId}/approve`, { version: 1 })).status).toBe(403);
  const done = await admin.send("POST", `${path}/${factCardId}/approve`, { version: 1 });
  expect(done.body).toMatchObject({
    standing: "offered",
    version: 2,
    approvedBy: { name: expect.any(String) },
  });
  expect(await offered({ language: "ru" })).toEqual([
    { id: String(factCardId), text: "Кафе в Твери работает." },
  ]);
  expect(await offered()).toEqual([{ id: String(factCardId), text: "Кафе в Твери работает.\n3 кафе" }]);

  // An owner is no other statement; a new figure is.
  const owner = await pr.send("PATCH", `${path}/${factCardId}`, { version: 2, expiresAt: inDays(10) });
  expect(owner.body).toMatchObject({ standing: "expiring", version: 3 });
  const told = await pr.send("PATCH", `${path}/${factCardId}`, { version: 3, numbers: ["4 кафе"] });
  expect(told.body).toMatchObject({ standing: "draft", approvedAt: null });
  expect(await offered()).toEqual([]);

  const { events } = (await pr.get(`${path}/${factCardId}/history`)).body;
  expect(events.map(({ what }: { what: string }) => what)).toEqual([
    "fact.reopened",
    "fact.changed",
    "fact.approved",
    "fact.added",
  ]);
  expect(events[0]).toMatchObject({ from: { numbers: ["3 кафе"] }, to: { numbers: ["4 кафе"] } });
});

test("a card that expired, waits or was withdrawn is never offered, and the word for all of them says so", async () => {
  const { db } = installation.database;
  const lasting = await approved({ textEn: "The bakery is open.", expiresAt: inDays(2) });
  const withdrawn = await approved({ textEn: "The bakery has two ovens." });
  const before = await hashOfferableFacts(db, new Date());
  expect((await offered()).map(({ id }) => id).toSorted()).toEqual(
    [String(lasting), String(withdrawn)].toSorted(),
  );
  const answer = await pr.send("POST", `${path}/${withdrawn}/withdraw`, {
    version: 2,
    reason: "It has three.",
  });
  expect(answer.body).toMatchObject({ standing: "withdrawn" });
  const after = await hashOfferableFacts(db, new Date());
  expect(after).not.toBe(before);
  const late = new Date(Date.now() + 3 * 86_400_000);
  expect((await offered({ at: late })).length).toBe((await offered()).length - 1);
  expect(await hashOfferableFacts(db, late)).not.toBe(after);
  // Nobody vouches for what is over already.
  const over = await pr.send("POST", path, { textEn: "It was cheap.", expiresAt: inDays(-1) });
  const refused = await admin.send("POST", `${path}/${over.body.factCardId}/approve`, { version: 1 });
  expect(refused.status).toBe(400);
});

test("cards of another company are not offered, those of a product's company are, in the language asked for", async () => {
  const { db } = installation.database;
  const [ours, rival] = [await makeEntity(db, "Заслонка"), await makeEntity(db, "Кулебятня")];
  const product = await makeEntity(db, "Помор", { kind: "product", companyId: ours });
  const general = await approved({ textRu: "Пирог по-русски.", textEn: "A pie in English." });
  const own = await approved({ textRu: "Наш пирог печётся утром.", entityId: ours });
  const other = await approved({ textRu: "Их пирог печётся вечером.", entityId: rival });
  const ids = async (asked: Parameters<typeof offered>[0]) =>
    (await offered(asked)).map(({ id }) => Number(id));
  expect(await ids({ entityIds: [product], language: "ru" })).toEqual([own, general]);
  expect(await ids({ entityIds: [rival], language: "ru" })).toEqual([other, general]);
  expect(await ids({ entityIds: [ours], language: "en" })).not.toContain(own);
});

test("words are found in any form, Russian and English, and while they are typed", async () => {
  await approved({
    textRu: "Холодильные витрины проверяют дважды в день.",
    textEn: "Display fridges are checked twice a day.",
    source: "Приказ директора",
  });
  const found = async (q: string) =>
    (await pr.get(`${path}?q=${encodeURIComponent(q)}`)).body.facts.map(
      ({ source }: { source: string }) => source,
    );
  for (const q of ["витрину", "checking fridge", "приказы", "холод", "проверка витри", "twice c"]) {
    const isThere = (await found(q)).includes("Приказ директора");
    expect([q, isThere]).toEqual([q, q !== "проверка витри"]);
  }
  expect(await found("витрина самолёт")).toEqual([]);
  expect(await found("&&| :* '")).toEqual([]);
});

test.each([
  ["nothing said", {}, 400],
  ["a script as a link", { textEn: "Open.", sourceUrl: "javascript:alert(1)" }, 400],
  ["an owner who is nobody", { textEn: "Open.", ownerId: 999_999 }, 400],
  ["a company that is not watched", { textEn: "Open.", entityId: 999_999 }, 400],
])("%s is refused", async (_name, fact, status) => {
  expect((await pr.send("POST", path, fact)).status).toBe(status);
});

test("a change that names an older version is refused", async () => {
  const { factCardId } = (await pr.send("POST", path, { textEn: "We bake at six." })).body;
  await pr.send("PATCH", `${path}/${factCardId}`, { version: 1, source: "Head baker" });
  const late = await pr.send("PATCH", `${path}/${factCardId}`, { version: 1, source: "Somebody else" });
  expect(late.status).toBe(409);
});
