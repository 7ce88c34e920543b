import { once } from "node:events";
import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { listenForChanges, type ChangeEvent } from "@earshot/db/queries/listen";
import { changeSource } from "@earshot/db/queries/source-edit";
import { changeStatus } from "@earshot/db/queries/triage-change";
import { collected, editor, makeEntity, makePerson, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();

/** Collects events until a wanted one has come. */
function collector() {
  const emitter = new EventEmitter();
  const events: ChangeEvent[] = [];
  const onEvent = (event: ChangeEvent) => {
    events.push(event);
    emitter.emit("event");
  };
  const until = async (isWanted: (events: ChangeEvent[]) => boolean) => {
    while (!isWanted(events)) await once(emitter, "event");
  };
  return { events, onEvent, until };
}

const changes = (events: ChangeEvent[], isArrival: boolean) =>
  events.flatMap((event) => (event.kind === "changed" && event.isArrival === isArrival ? event.postIds : []));

test("arrivals, changes and sources are told once each, however many posts there are", async () => {
  const { events, onEvent, until } = collector();
  const listener = await listenForChanges(use.url, onEvent);
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Loud");
  const posts = Array.from({ length: 1500 }, (_, n) => ({
    post: collected({ externalId: `loud-${n}` }),
    entities: [entity],
  }));
  const saved = await triaged(use.db, sourceId, posts);
  const actor = await makePerson(use.db, "loud");
  const [first] = saved;
  await changeStatus(use.db, actor, { postId: first?.postId ?? 0, version: 1, status: "waiting", now });
  await until((all) => changes(all, false).length > 0);
  expect(changes(events, true).toSorted((a, b) => a - b)).toEqual(
    saved.map((post) => post.postId).toSorted((a, b) => a - b),
  );
  expect(changes(events, false)).toEqual([first?.postId]);
  await changeSource(use.db, editor, sourceId, { name: "Renamed" }, now);
  await until((all) => all.filter((event) => event.kind === "sources").length >= 2);
  await listener.close();
  await listener.close();
});

test("a change that is rolled back is not told", async () => {
  const { events, onEvent, until } = collector();
  const listener = await listenForChanges(use.url, onEvent);
  const sourceId = await makeSource(use.db);
  await until((all) => all.length === 1);
  const failed = use.db.transaction(async (tx) => {
    await changeSource(tx, editor, sourceId, { name: "Never" }, now);
    throw new Error("undone");
  });
  await expect(failed).rejects.toThrow("undone");
  await changeSource(use.db, editor, sourceId, { name: "Told" }, now);
  await until((all) => all.length === 2);
  expect(events).toEqual([{ kind: "sources" }, { kind: "sources" }]);
  await listener.close();
});

test("a lost connection is mended by itself and told, so that nothing missed stays missed", async () => {
  const { events, onEvent, until } = collector();
  const errors: Error[] = [];
  const listener = await listenForChanges(use.url, onEvent, {
    onError: (error) => errors.push(error),
    retryMs: 5,
  });
  await use.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'earshot-listen' and datname = current_database()",
  );
  const missed: ChangeEvent[] = [
    { kind: "changed", postIds: [], isArrival: true },
    { kind: "sources" },
    { kind: "system" },
    { kind: "alerts" },
    { kind: "desk" },
    { kind: "holds" },
    { kind: "incidents", incidentIds: [] },
    { kind: "drafts" },
    { kind: "inbox", personIds: [] },
  ];
  await until((all) => all.some((event) => event.kind === "inbox"));
  expect(events).toEqual(missed);
  expect(errors.length).toBeGreaterThan(0);
  await makeSource(use.db, { url: "https://after.example/" });
  await until((all) => all.length === missed.length + 1);
  await listener.close();
});

test("a server that is not there is said at once", async () => {
  const nowhere = new URL(use.url);
  nowhere.pathname = "/there_is_no_such_database";
  await expect(listenForChanges(nowhere.href, () => undefined)).rejects.toThrow(/does not exist/);
});
