import { afterAll, beforeAll, expect, test } from "vitest";
import { makeEntity, makeSource, triaged } from "../db/rig.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { collectedPost } from "../support/collected-post.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;
let place: { sourceId: number; entityId: number };

const path = "/api/v1/claims";
const hourMs = 3_600_000;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  // The walk over history would take away what no term matches.
  await admin.send("POST", "/api/v1/queues/match/pause");
  const { db } = installation.database;
  place = { entityId: await makeEntity(db, "Маяк"), sourceId: await makeSource(db) };
});
afterAll(() => installation?.close());

let made = 0;
async function post(text: string, given: { hoursAgo?: number; views?: number | null } = {}): Promise<number> {
  const { hoursAgo = 1, views = null } = given;
  const publishedAt = new Date(Date.now() - hoursAgo * hourMs);
  const silent = { likes: null, comments: null, shares: null, isApproximate: false };
  const [saved] = await triaged(installation.database.db, place.sourceId, [
    {
      post: collectedPost({
        externalId: `c-${(made += 1)}`,
        text,
        publishedAt,
        engagement: { ...silent, views },
      }),
      entities: [place.entityId],
    },
  ]);
  return saved?.postId ?? 0;
}

interface Detail {
  claim: { claimId: number; version: number; [field: string]: unknown };
  posts: { postId: number; state: string; asksTruth: boolean; isRepeat: boolean }[];
  facts: { factCardId: number }[];
}
const inState = ({ posts }: Detail, state: string): number[] =>
  posts.filter((each) => each.state === state).map(({ postId }) => postId);

test("carriers are proposed, people decide, and the ledger says how far what is so has come", async () => {
  const carrier = await post("Слышали? «Маяк» закрывает пекарню на Лесной улице!", {
    hoursAgo: 30,
    views: 1_000,
  });
  const other = await post("В «Маяке» вкусный хлеб и быстрые кассиры.", { views: 50 });
  const asking = await post("Это правда про закрытие на Лесной? Пекарню жалко.", { hoursAgo: 20 });

  const added = await admin.send("POST", path, { text: "Пекарню на Лесной закрывают" });
  expect(added.status).toBe(201);
  const first: Detail = added.body;
  const { claimId } = first.claim;
  expect(new Set(inState(first, "proposed"))).toEqual(new Set([carrier, asking]));
  expect(first.posts.find(({ postId }) => postId === asking)?.asksTruth).toBe(true);
  expect(inState(first, "proposed")).not.toContain(other);

  const decide = async (postIds: number[], state: string): Promise<Detail> =>
    (await admin.send("POST", `${path}/${claimId}/carriers`, { postIds, state })).body;
  await decide([carrier], "confirmed");
  const turnedDown = await decide([asking], "rejected");
  expect(turnedDown.claim).toMatchObject({
    proposed: 0,
    claimReach: { total: 1_000, known: 1, posts: 1 },
    ratio: 0,
    repeats: null,
  });

  // What is so, and who says it again afterwards.
  const ours = await post("Пекарня на Лесной работает, аренда продлена.", { hoursAgo: 10, views: 250 });
  const corrected = await decide([ours], "correction");
  expect(corrected.claim).toMatchObject({ ratio: 0.25, repeats: 0, correctedAt: expect.any(String) });
  const again = await post("Знакомый сказал: пекарню на Лесной всё-таки закрывают", { hoursAgo: 1 });
  await expect
    .poll(async () => inState((await admin.get(`${path}/${claimId}`)).body, "proposed"), {
      timeout: 40_000,
      interval: 200,
    })
    .toEqual([again]);
  const repeated = await decide([again], "confirmed");
  expect(repeated.claim).toMatchObject({ repeats: 1, claimReach: { total: 1_000, known: 1, posts: 2 } });
  expect(repeated.posts.find(({ postId }) => postId === again)?.isRepeat).toBe(true);

  // What a person turned down is not proposed again.
  const looked: Detail = (await admin.send("POST", `${path}/${claimId}/look`)).body;
  expect(inState(looked, "proposed")).toEqual([]);
});

test("a claim rests on cards, is changed by one at a time, and is taken away only where it belongs to no incident", async () => {
  const { body: card } = await admin.send("POST", "/api/v1/facts", { textRu: "Цены прежние." });
  const added: Detail = (await admin.send("POST", path, { text: "Цены выросли вдвое" })).body;
  const { claimId, version } = added.claim;
  const change = { version, status: "refuted", evidence: "Прайс", factIds: [card.factCardId] };
  const changed = await admin.send("PATCH", `${path}/${claimId}`, change);
  expect(changed.body.claim).toMatchObject({ status: "refuted", version: version + 1 });
  expect(changed.body.facts.map(({ factCardId }: { factCardId: number }) => factCardId)).toEqual([
    card.factCardId,
  ]);
  expect((await admin.send("PATCH", `${path}/${claimId}`, change)).status).toBe(409);
  const wrong = { version: version + 1, factIds: [999_999] };
  expect((await admin.send("PATCH", `${path}/${claimId}`, wrong)).status).toBe(400);
  const found = (await admin.get(`${path}?q=${encodeURIComponent("цена")}&status=refuted`)).body.claims;
  expect(found.map((each: { claimId: number }) => each.claimId)).toEqual([claimId]);

  const postId = await post("В «Маяке» нашли пластик в булке");
  const opened = await admin.send("POST", "/api/v1/incidents", {
    postIds: [postId],
    storyIds: [],
    title: "Пластик",
  });
  const { incidentId } = opened.body;
  const claimPath = `/api/v1/incidents/${incidentId}/claims`;
  await admin.send("POST", claimPath, { text: "В булке пластик", postIds: [postId] });
  const ledger = (await admin.get(path)).body.claims;
  const ofIncident = ledger.find((each: { text: string }) => each.text === "В булке пластик");
  expect(ofIncident).toMatchObject({ incident: { incidentId, title: "Пластик" }, claimReach: { posts: 1 } });
  expect((await admin.send("DELETE", `${path}/${ofIncident.claimId}`)).status).toBe(409);
  // What the ledger proposes is no carrier of the incident until somebody confirms it.
  await post("Пластик в булке «Маяка», вот фото");
  await admin.send("POST", `${path}/${ofIncident.claimId}/look`);
  const { claims } = (await admin.get(`/api/v1/incidents/${incidentId}`)).body;
  expect(claims[0].postIds).toEqual([postId]);

  expect((await admin.send("DELETE", `${path}/${claimId}`)).status).toBe(204);
  expect((await admin.get(`${path}/${claimId}`)).status).toBe(404);
  const viewer = await signInAs(installation, "viewer", "viewer-of-claims");
  expect((await viewer.send("POST", path, { text: "Что-то ещё" })).status).toBe(403);
});
