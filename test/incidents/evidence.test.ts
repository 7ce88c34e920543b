import { beforeAll, describe, expect, test } from "vitest";
import type { ChangedBy } from "@earshot/db/queries/changed-by";
import { savePosts } from "@earshot/db/queries/collect";
import { listEvidence, takeDueEvidence, verifyEvidence } from "@earshot/db/queries/incident-evidence";
import { gatherMore, openIncident, removeGathered } from "@earshot/db/queries/incident-open";
import { setIncidentHold } from "@earshot/db/queries/incident-release";
import { locatePosts } from "@earshot/db/queries/post-location";
import { removePosts } from "@earshot/db/queries/remove-posts";
import { removeUnmatchedPosts } from "@earshot/db/queries/tidy";
import { tombstonePosts } from "@earshot/db/queries/tombstone";
import { getMention } from "@earshot/db/queries/triage-detail";
import { collected, later, makeEntity, makeActor, makeSource, now, triaged, useDatabase } from "../db/rig.ts";
import { groupAll, makeText } from "../stories/story-rig.ts";

const database = useDatabase();
let place = { sourceId: 0, entityId: 0 };
let triage: ChangedBy<"triage">;
let erase: ChangedBy<"erase_data">;

beforeAll(async () => {
  place = {
    sourceId: await makeSource(database.db, { kind: "telegram", url: "https://t.me/s/dom" }),
    entityId: await makeEntity(database.db, "Дом"),
  };
  const { by } = await makeActor(database.db, "anna", "legal");
  triage = by("triage");
  erase = by("erase_data");
});

let made = 0;
async function post(text: string): Promise<{ postId: number; externalId: string }> {
  const externalId = `dom/${(made += 1)}`;
  const [saved] = await triaged(database.db, place.sourceId, [
    { post: ofNetwork(externalId, text), entities: [place.entityId] },
  ]);
  return { postId: saved?.postId ?? 0, externalId };
}

function ofNetwork(externalId: string, text: string) {
  const author = { handle: "baker", name: "Пекарь", url: null, bio: null, followers: 42 };
  return collected({ namespace: "telegram", platform: "telegram", externalId, text, author });
}

const open = (postIds: number[], storyIds: number[] = []) =>
  openIncident(database.db, triage, { postIds, storyIds, title: "Сырники", now });
const take = () => takeDueEvidence(database.db, { now: () => later(1) });
const bury = (externalId: string) =>
  tombstonePosts(database.db, { namespace: "telegram", externalIds: [externalId], now: later(5) });

async function evidenceOf(incidentId: number) {
  const links = await listEvidence(database.db, incidentId);
  return links.map((link) => ({
    reason: link.reason,
    said:
      link.content === null ? null : (JSON.parse(link.content) as { text: string; author: { name: string } }),
  }));
}

async function textOf(postId: number): Promise<string | undefined> {
  return (await getMention(database.db, postId))?.text;
}

describe("what an incident holds", () => {
  test("keeps its text when the platform takes it back, until the hold is released; then the hash stays", async () => {
    const { postId, externalId } = await post("В Дом завезли сырники");
    const { incidentId } = await open([postId]);
    expect(await take()).toBe(1);

    expect(await bury(externalId)).toEqual([postId]);
    const detail = await getMention(database.db, postId);
    expect(detail).toMatchObject({ isDeleted: true, text: "В Дом завезли сырники" });
    expect(detail?.snippet).not.toBe("");
    await take();
    const kept = await evidenceOf(incidentId);
    expect(kept.map(({ reason, said }) => [reason, said?.text, said?.author.name])).toEqual([
      ["joined", "В Дом завезли сырники", "Пекарь"],
      ["deleted", "В Дом завезли сырники", "Пекарь"],
    ]);
    expect(await verifyEvidence(database.db, incidentId)).toMatchObject({
      isWhole: true,
      count: 2,
      letGo: 0,
    });

    const released = await setIncidentHold(database.db, erase, {
      incidentId,
      isHeld: false,
      reason: "The court is done",
      now: later(9),
    });
    expect(released).toEqual({ ok: true, letGo: 1 });
    expect(await textOf(postId)).toBe("");
    expect((await evidenceOf(incidentId)).map(({ said }) => said)).toEqual([null, null]);
    expect(await verifyEvidence(database.db, incidentId)).toMatchObject({
      isWhole: true,
      count: 2,
      letGo: 2,
    });
    const { rows } = await database.pool.query(
      'select what, target_name, "to" from audit_event order by audit_event_id',
    );
    expect(rows.at(-1)).toMatchObject({
      what: "incident.hold_released",
      target_name: "Сырники",
      to: { reason: "The court is done", letGo: 1 },
    });
  });

  test("stays while another incident holds it too", async () => {
    const { postId, externalId } = await post("Дом подорожал");
    const first = await open([postId]);
    await open([postId]);
    await take();
    await bury(externalId);
    const release = { isHeld: false, reason: "over", now: later(9) };
    await setIncidentHold(database.db, erase, { incidentId: first.incidentId, ...release });
    expect(await textOf(postId)).toBe("Дом подорожал");
  });

  test("an edit is evidence too, with what stood there before", async () => {
    const { postId, externalId } = await post("Дом закроют");
    const { incidentId } = await open([postId]);
    await take();
    const edited = ofNetwork(externalId, "Дом не закроют");
    await savePosts(database.db, { sourceId: place.sourceId, posts: [edited], now: later(2) });
    await take();
    expect((await evidenceOf(incidentId)).map(({ reason, said }) => [reason, said?.text])).toEqual([
      ["joined", "Дом закроют"],
      ["edited", "Дом не закроют"],
    ]);
  });

  test("is passed by when posts are removed or have been kept for long enough", async () => {
    const { postId } = await post("Дом на месте");
    await open([postId]);
    await removePosts(database.db, await locatePosts(database.db, [postId]));
    expect(await textOf(postId)).toBe("Дом на месте");
    await database.pool.query("delete from triage where post_id = $1", [postId]);
    await database.pool.query("update post set mention_count = 0, matched_at = found_at where post_id = $1", [
      postId,
    ]);
    await removeUnmatchedPosts(database.db, later(60 * 24 * 400), 90);
    expect(await locatePosts(database.db, [postId])).toHaveLength(1);
  });

  test("goes like every post once nobody holds it", async () => {
    const { postId } = await post("Дом продан");
    const { incidentId } = await open([postId]);
    await take();
    await setIncidentHold(database.db, erase, { incidentId, isHeld: false, reason: "over", now: later(9) });
    await removePosts(database.db, await locatePosts(database.db, [postId]));
    expect(await locatePosts(database.db, [postId])).toEqual([]);
    expect((await evidenceOf(incidentId)).map(({ said }) => said)).toEqual([null]);
    expect(await verifyEvidence(database.db, incidentId)).toMatchObject({ isWhole: true });
  });
});

test("evidence cannot be changed by a statement, and a change by force is found", async () => {
  const { postId } = await post("Дом горит");
  const { incidentId } = await open([postId]);
  await take();
  const change = () =>
    database.pool.query("update evidence set content = 'Дом цел' where incident_id = $1", [incidentId]);
  await expect(change()).rejects.toThrow("Evidence cannot be changed.");
  await database.pool.query("alter table evidence disable trigger evidence_kept");
  await change();
  await database.pool.query("alter table evidence enable trigger evidence_kept");
  const verdict = await verifyEvidence(database.db, incidentId);
  expect(verdict).toMatchObject({ isWhole: false, faults: [{ sequence: 1, fault: "content" }] });
});

test("new posts of a gathered story join by themselves, also after it was joined with another; what a person took out stays out", async () => {
  const text = makeText(3);
  const first = await post(text);
  const second = await post(text);
  await groupAll(database.db);
  const storyId = (await getMention(database.db, first.postId))?.story?.id ?? 0;
  const { incidentId, joined } = await open([], [storyId]);
  expect(new Set(joined)).toEqual(new Set([first.postId, second.postId]));

  const third = await post(text);
  await groupAll(database.db);
  const members = async () => {
    const { rows } = await database.pool.query<{ post_id: string }>(
      "select post_id from incident_post where incident_id = $1 and removed_at is null order by post_id",
      [incidentId],
    );
    return rows.map((row) => Number(row.post_id));
  };
  expect(await members()).toEqual([first.postId, second.postId, third.postId]);
  const history = (await getMention(database.db, third.postId))?.history;
  expect(history?.find(({ kind }) => kind === "incident")?.to).toEqual({ incidentId, incident: "Сырники" });

  const taken = { incidentId, postIds: [third.postId], storyIds: [], now: later(3) };
  expect(await removeGathered(database.db, triage, taken)).toMatchObject({ ok: true });
  const fourth = await post(text);
  await groupAll(database.db);
  expect(await members()).toEqual([first.postId, second.postId, fourth.postId]);
  expect(await gatherMore(database.db, triage, taken)).toMatchObject({ ok: true, joined: [third.postId] });
});
