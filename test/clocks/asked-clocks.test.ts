/** What the search can ask of clocks, sleep and stars, against posts of known clocks. */
import { beforeAll, expect, test } from "vitest";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { statuses } from "@earshot/core/triage/status";
import { namesStatus } from "@earshot/core/triage/query/names-status";
import { setStar } from "@earshot/db/queries/stars";
import { listPostIds } from "@earshot/db/queries/triage";
import { countMentions } from "@earshot/db/queries/triage-count";
import { collected, later, makeEntity, makeActor, makeSource, now, triaged, useDatabase } from "../db/rig.ts";

const use = useDatabase();
/** Each post has the first clock named here, and one of `resolution` that is due in three days. */
const posts = {
  late: "running -30",
  soon: "running 90",
  tonight: "running 500",
  tomorrow: "running 1200",
  resting: "paused",
  restingLate: "paused -10",
  met: "met 5",
  missed: "missed -700",
  asleep: "paused",
} as const;
type Name = keyof typeof posts;
const names = new Map<number, Name>();
let personId = 0;

beforeAll(async () => {
  const { db, pool } = use;
  const source = await makeSource(db);
  const entity = await makeEntity(db, "Plant");
  const saved = await triaged(
    db,
    source,
    Object.keys(posts).map((name) => ({
      post: collected({ externalId: name, publishedAt: new Date("2026-10-01T00:00:00Z") }),
      entities: [entity],
    })),
  );
  for (const [at, [name, clock]] of Object.entries(posts).entries()) {
    const postId = saved[at]?.postId ?? 0;
    names.set(postId, name as Name);
    const [state, minutes] = clock.split(" ");
    const due = minutes === undefined ? null : later(Number(minutes));
    await pool.query(
      `insert into triage_clock (post_id, kind, round, state, severity, started_at, target_ms, elapsed_ms, counted_at, due_at)
      values ($1, 'first_response', 1, $2, 2, $4, 1, 1, $4, $3), ($1, 'resolution', 1, 'running', 2, $4, 1, 1, $4, $5)`,
      [postId, state, due, now, later(4_320)],
    );
  }
  await pool.query("update triage set snoozed_until = $1 where post_id = $2", [later(600), idOf("asleep")]);
  const anna = await makeActor(db, "Анна");
  personId = anna.personId;
  await setStar(db, anna.by("own_account").may, { postId: idOf("soon"), isStarred: true, now });
});

function idOf(name: Name): number {
  return [...names].find(([, each]) => each === name)?.[0] ?? 0;
}

function read(text: string) {
  const parsed = parseQuery(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return {
    query: { query: parsed.query, asking: { now, zone: "Europe/Moscow", personId } },
    ...(namesStatus(parsed.query) ? { status: statuses } : {}),
  };
}

const awake = Object.keys(posts).filter((name) => name !== "asleep") as Name[];

test.each<[query: string, found: Name[]]>([
  ["due:overdue", ["late", "restingLate"]],
  ["clock:late", ["late", "restingLate"]],
  ["due:2h", ["late", "soon"]],
  ["due:<=today", ["late", "soon", "tonight"]],
  ["due:today", ["late", "soon", "tonight"]],
  ["due:tomorrow", ["tomorrow"]],
  ["due:1h..12h", ["soon", "tonight"]],
  ["due>2d", awake],
  ["-due:2h clock:running", awake.filter((name) => name !== "late" && name !== "soon")],
  ["clock:paused", ["resting", "restingLate"]],
  ["clock:met", ["met"]],
  ["clock:missed", ["late", "restingLate", "missed"]],
  ["clock:(met, paused) OR due:2h", ["late", "soon", "resting", "restingLate", "met"]],
  ["is:snoozed", ["asleep"]],
  ["is:snoozed OR clock:met", ["met", "asleep"]],
  ["is:starred", ["soon"]],
  ["-is:starred clock:late", ["late", "restingLate"]],
  ["is:closed", []],
])("%s", async (text, expected) => {
  const { postIds } = await listPostIds(use.db, read(text), { limit: 50 });
  const order = Object.keys(posts);
  const found = postIds.flatMap((id) => names.get(id) ?? []);
  expect(found.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(expected);
  expect(await countMentions(use.db, read(text))).toEqual({ count: expected.length, isExact: true });
});
