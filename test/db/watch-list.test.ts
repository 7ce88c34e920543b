import { beforeAll, expect, test } from "vitest";
import type { EntityTerm } from "@earshot/core/match/entity";
import { proposalKey } from "@earshot/core/match/proposal";
import { authorize } from "@earshot/core/triage/authorized";
import {
  addEntity,
  changeEntity,
  restoreEntity,
  retireEntity,
  type EditEntity,
  type ListEditor,
} from "@earshot/db/queries/entity-edit";
import { latestRematch } from "@earshot/db/queries/rematch";
import { listEntities, loadWatchList, upsertEntity, watchListVersion } from "@earshot/db/queries/watch-list";
import { collected, later, makeEntity, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();
let by: ListEditor;

beforeAll(() => {
  const may = authorize({ personId: 1, role: "pr" }, "edit_watch_list");
  if (may === null) throw new Error("PR may edit the watch list.");
  by = { may, actor: { personId: 1, via: "person", address: "127.0.0.1" } };
});

function term(text: string, more: Partial<EntityTerm> = {}): Omit<EntityTerm, "id"> {
  return { text, kind: "word", role: "match", needsContext: false, isCaseSensitive: false, ...more };
}

function brand(name: string, texts: string[], more: Partial<EditEntity> = {}): EditEntity {
  return { kind: "brand", name, companyId: null, terms: texts.map((text) => term(text)), ...more };
}

async function added(given: EditEntity): Promise<number> {
  const saved = await addEntity(use.db, by, given, now);
  if (!saved.ok) throw new Error(saved.reason);
  return saved.entityId;
}

async function versionOf(entityId: number): Promise<number> {
  return (await listEntities(use.db, now)).find((each) => each.entityId === entityId)?.version ?? 0;
}

async function auditOf(entityId: number) {
  const { rows } = await use.pool.query(
    `select what, target_name, person_id, "from", "to" from audit_event
     where target_kind = 'entity' and target_id = $1 order by audit_event_id`,
    [String(entityId)],
  );
  return rows;
}

test("the version of the watch list grows with what the matcher reads, and with nothing else", async () => {
  const given = brand("Versioned", ["one", "two"]);
  const versions: [string, number][] = [];
  const note = async (what: string) => versions.push([what, await watchListVersion(use.db)]);
  await note("start");
  const entityId = await added(given);
  await note("added");
  const before = (await loadWatchList(use.db)).entities.find((each) => each.id === entityId);
  await upsertEntity(use.db, { ...given, terms: given.terms }, now);
  await note("applied again");
  const edit = async (edited: EditEntity) =>
    changeEntity(use.db, by, entityId, { ...edited, expected: await versionOf(entityId) }, now);
  await edit({ ...given, position: "none" });
  await note("position");
  await edit(brand("Versioned", ["two", "three"]));
  await note("changed");
  const after = (await loadWatchList(use.db)).entities.find((each) => each.id === entityId);
  expect(after?.terms.map((each) => each.text).toSorted()).toEqual(["three", "two"]);
  expect(after?.terms.find((each) => each.text === "two")?.id).toBe(
    before?.terms.find((each) => each.text === "two")?.id,
  );
  await upsertEntity(use.db, { ...given, terms: [term("two", { needsContext: true }), term("three")] }, now);
  await note("term changed");
  expect(await retireEntity(use.db, by, entityId, now)).toMatchObject({ ok: true });
  expect(await retireEntity(use.db, by, entityId, now)).toEqual({ ok: false, reason: "missing" });
  await note("retired");
  const start = versions[0]?.[1] ?? 0;
  expect(versions.map(([what, version]) => [what, version - start])).toEqual([
    ["start", 0],
    ["added", 1],
    ["applied again", 1],
    ["position", 1],
    ["changed", 2],
    ["term changed", 3],
    ["retired", 4],
  ]);
});

test("of two who edit the same state the second is told, and nothing of the first is lost", async () => {
  const entityId = await added(brand("Contested", ["alpha"]));
  const expected = await versionOf(entityId);
  const edits = await Promise.all(
    ["beta", "gamma"].map((text) =>
      changeEntity(use.db, by, entityId, { ...brand("Contested", ["alpha", text]), expected }, now),
    ),
  );
  expect(edits.map((edit) => (edit.ok ? "saved" : edit.reason)).toSorted()).toEqual(["saved", "stale"]);
  const entity = (await loadWatchList(use.db)).entities.find((each) => each.id === entityId);
  expect(entity?.terms).toHaveLength(2);
});

test("a name is taken once; the name of one that was renamed is free again", async () => {
  const entityId = await added(brand("Taken", ["taken"]));
  expect(await addEntity(use.db, by, brand("taken", ["other"]), now)).toEqual({
    ok: false,
    reason: "exists",
  });
  const other = await added(brand("Free", ["free"]));
  expect(await changeEntity(use.db, by, other, { ...brand("TAKEN", ["free"]), expected: 1 }, now)).toEqual({
    ok: false,
    reason: "exists",
  });
  await changeEntity(use.db, by, entityId, { ...brand("Renamed", ["taken"]), expected: 1 }, now);
  expect(await added(brand("Taken", ["again"]))).not.toBe(entityId);
});

test("a retired one keeps its terms, is listed apart and comes back whole", async () => {
  const exclude = term("not us", { role: "exclude" });
  const given = brand("Retired", ["old"], { position: "x", terms: [term("old"), exclude] });
  const entityId = await added(given);
  await retireEntity(use.db, by, entityId, later(1));
  expect((await loadWatchList(use.db)).entities.map((each) => each.id)).not.toContain(entityId);
  const [retired] = await listEntities(use.db, now, "retired");
  expect(retired).toMatchObject({ entityId, name: "Retired", retiredAt: later(1) });
  const restored = await restoreEntity(use.db, by, entityId, later(2));
  expect(restored).toMatchObject({ ok: true, entityId });
  const back = (await listEntities(use.db, now)).find((each) => each.entityId === entityId);
  expect(back).toMatchObject({ position: "x", retiredAt: null });
  expect(back?.terms.map((each) => each.text)).toEqual(["old", "not us"]);
  expect(await restoreEntity(use.db, by, entityId, now)).toEqual({ ok: false, reason: "missing" });
  // Watching it anew by its name brings back the same one.
  await retireEntity(use.db, by, entityId, later(3));
  expect(await added(brand("retired", ["new"]))).toBe(entityId);
});

test("every change is in the audit log with what differs, one that changes nothing is not", async () => {
  const given = brand("Audited", ["first", "second"]);
  const entityId = await added(given);
  const refusedProposals = [proposalKey({ role: "match", kind: "word", text: "Third" })];
  const steps: EditEntity[] = [
    given,
    { ...given, terms: [term("first"), term("third", { needsContext: true })] },
    { ...given, terms: [term("first"), term("third", { needsContext: true })], refusedProposals },
  ];
  for (const step of steps)
    await changeEntity(use.db, by, entityId, { ...step, expected: await versionOf(entityId) }, now);
  await retireEntity(use.db, by, entityId, now);
  await restoreEntity(use.db, by, entityId, now);
  expect(await auditOf(entityId)).toMatchObject([
    { what: "entity.added", target_name: "Audited", person_id: 1, to: { kind: "brand", name: "Audited" } },
    {
      what: "entity.changed",
      from: { terms: ["match word second"] },
      to: { terms: ["match word third +context"] },
    },
    { what: "entity.changed", from: {}, to: { refused: ["match word third"] } },
    { what: "entity.retired" },
    { what: "entity.restored" },
  ]);
});

test("a change and the walk over history that it causes are saved together", async () => {
  const saved = await addEntity(use.db, by, brand("Walked", ["walked"]), now);
  const run = await latestRematch(use.db);
  expect(saved).toMatchObject({ ok: true, rematchRunId: run?.rematchRunId, version: run?.version });
  const { rows } = await use.pool.query("select entity_id from rematch_change where rematch_run_id = $1", [
    run?.rematchRunId,
  ]);
  expect(rows).toContainEqual({ entity_id: saved.ok ? saved.entityId : null });
});

test("posts of the last thirty days are counted, older ones are not", async () => {
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Counted");
  await triaged(use.db, sourceId, [
    { post: collected({ externalId: "recent" }), entities: [entity] },
    {
      post: collected({ externalId: "old", publishedAt: new Date("2026-09-01T00:00:00Z") }),
      entities: [entity],
    },
  ]);
  const counted = (await listEntities(use.db, now)).find((each) => each.entityId === entity);
  expect(counted?.recentCount).toBe(1);
});
