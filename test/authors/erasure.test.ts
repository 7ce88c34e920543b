import { beforeAll, expect, test } from "vitest";
import { addAuthorNote } from "@earshot/db/queries/author-notes";
import { blockCard, unblockCard } from "@earshot/db/queries/author-blocks";
import { eraseAuthor, finishErasures, previewErasure } from "@earshot/db/queries/author-erase";
import { exportAuthor } from "@earshot/db/queries/author-export";
import { reckonDueCards } from "@earshot/db/queries/author-figures";
import type { ChangedBy } from "@earshot/db/queries/changed-by";
import { savePosts } from "@earshot/db/queries/collect";
import { liftErasure, listErasures } from "@earshot/db/queries/erasures";
import { takeDueEvidence } from "@earshot/db/queries/incident-evidence";
import { openIncident } from "@earshot/db/queries/incident-open";
import { setIncidentHold } from "@earshot/db/queries/incident-release";
import { addNote } from "@earshot/db/queries/notes";
import { correct } from "@earshot/db/queries/triage-change";
import type { Action } from "@earshot/core/triage/permission";
import { collected, later, makeEntity, makeActor, makeSource, now, triaged, useDatabase } from "../db/rig.ts";

const use = useDatabase();
let place = { sourceId: 0, entityId: 0 };
let by: <A extends Action>(action: A) => ChangedBy<A>;

beforeAll(async () => {
  place = { sourceId: await makeSource(use.db), entityId: await makeEntity(use.db, "Дом") };
  ({ by } = await makeActor(use.db, "anna", "admin"));
});

/** A post of an account all of whose words are told by `mark`, and an answer to it by somebody else. */
async function wrote(mark: string, at: number) {
  const network = { namespace: "telegram", platform: "telegram" as const };
  const author = {
    handle: mark,
    name: `${mark} Name`,
    url: `https://t.me/${mark}`,
    bio: `bio ${mark}`,
    followers: 7,
  };
  const theirs = collected({
    ...network,
    externalId: `${mark}/${at}`,
    url: `https://t.me/${mark}/${at}`,
    title: `${mark} writes`,
    text: `${mark} says Дом ${at}`,
    tags: [mark],
    author,
  });
  const answer = collected({
    ...network,
    externalId: `other/${mark.length}${at}`,
    text: "An answer of somebody else",
    parentExternalId: theirs.externalId,
    rootExternalId: theirs.externalId,
  });
  const [post, other] = await triaged(use.db, place.sourceId, [
    { post: theirs, entities: [place.entityId] },
    { post: answer, entities: [place.entityId] },
  ]);
  await reckonDueCards(use.db, now, 1_000);
  const { rows } = await use.pool.query("select card_id from author where handle = $1", [mark]);
  return { theirs, postId: post?.postId ?? 0, otherId: other?.postId ?? 0, cardId: Number(rows[0]?.card_id) };
}

/** Tables and columns of any kind of text in which the mark stands. */
async function tracesOf(mark: string): Promise<string[]> {
  const { rows: columns } = await use.pool.query<{ t: string; c: string }>(
    `select table_name as t, column_name as c from information_schema.columns
     where table_schema = current_schema() and table_name in (
       select tablename from pg_tables where schemaname = current_schema())
     and data_type in ('text', 'jsonb', 'ARRAY', 'tsvector', 'character varying')`,
  );
  const found: string[] = [];
  for (const { t, c } of columns) {
    const { rows } = await use.pool.query(`select 1 from "${t}" where "${c}"::text ilike $1 limit 1`, [
      `%${mark}%`,
    ]);
    if (rows.length > 0) found.push(`${t}.${c}`);
  }
  return found;
}

async function erase(cardId: number) {
  const preview = await previewErasure(use.db, cardId);
  const given = { cardId, expected: preview?.version ?? 0, typed: preview?.name ?? "", now };
  return eraseAuthor(use.db, by("erase_data"), given);
}

test("erasing leaves no trace in any table, and what was erased stays away when it is met again", async () => {
  const mark = "zyxwanda";
  const { theirs, postId, otherId, cardId } = await wrote(mark, 1);
  await savePosts(use.db, {
    sourceId: place.sourceId,
    posts: [{ ...theirs, text: `${mark} edited` }],
    now: later(1),
  });
  await addNote(use.db, by("triage").may, { postId, text: `${mark} calls back`, now });
  await addAuthorNote(use.db, by("triage"), { cardId, text: `${mark} likes letters`, now });
  await correct(use.db, by("triage").may, { postId, version: 1, severity: 4, note: mark, now });
  await blockCard(use.db, by("edit_sources"), { cardId, reason: mark, isForOpen: false, now });
  await unblockCard(use.db, by("edit_sources"), { cardId, now });
  const stored = await exportAuthor(use.db, by("erase_data"), { cardId, now });
  expect(stored?.posts.length).toBe(1);
  expect((await tracesOf(mark)).length).toBeGreaterThan(12);

  expect(
    await eraseAuthor(use.db, by("erase_data"), { cardId, expected: 1, typed: mark, now }),
  ).toMatchObject({ ok: false });
  const erased = await erase(cardId);
  expect(erased).toMatchObject({ ok: true, held: 0, removed: { accounts: 1, posts: 1, notes: 1 } });
  expect(await tracesOf(mark)).toEqual([]);
  const { rows: left } = await use.pool.query("select 1 from triage where post_id = $1", [otherId]);
  expect(left.length).toBe(1);
  const { rows: lines } = await use.pool.query("select \"to\" from audit_event where what = 'author.erased'");
  expect(lines[0]).toMatchObject({ to: { posts: 1, held: 0 } });

  const again = [
    theirs,
    collected({ ...theirs, externalId: `${mark}/99`, author: { ...required(theirs), url: null } }),
  ];
  expect(await savePosts(use.db, { sourceId: place.sourceId, posts: again, now: later(5) })).toEqual([]);
  const bare = collected({ ...theirs, author: null });
  expect(await savePosts(use.db, { sourceId: place.sourceId, posts: [bare], now: later(6) })).toEqual([]);
  expect(await tracesOf(mark)).toEqual([]);
  const [listed] = await listErasures(use.db);
  expect(listed).toMatchObject({ refused: 3, held: 0 });
  await liftErasure(use.db, by("erase_data"), { erasureId: listed?.erasureId ?? 0, now });
  expect(await savePosts(use.db, { sourceId: place.sourceId, posts: [theirs], now: later(7) })).toHaveLength(
    1,
  );
});

function required({ author }: ReturnType<typeof collected>) {
  if (author === null) throw new Error("The post has an author.");
  return author;
}

test("what an incident holds stays until its hold is released, and goes then by itself", async () => {
  const mark = "zyxvictor";
  const { postId, otherId, cardId } = await wrote(mark, 2);
  const more = await wrote(mark, 3);
  const incident = await openIncident(use.db, by("triage"), {
    postIds: [postId, otherId],
    storyIds: [],
    title: "Held",
    now,
  });
  await takeDueEvidence(use.db, { now: () => later(1) });
  const preview = await previewErasure(use.db, cardId);
  expect(preview?.held).toEqual({
    posts: 1,
    incidents: [{ incidentId: incident.incidentId, title: "Held" }],
  });
  expect(await erase(cardId)).toMatchObject({ ok: true, held: 1, removed: { accounts: 0, posts: 1 } });
  expect((await tracesOf(mark)).some((each) => each.startsWith("evidence"))).toBe(true);
  const { rows: gone } = await use.pool.query("select 1 from triage where post_id = $1", [more.postId]);
  expect(gone.length).toBe(0);
  expect(await finishErasures(use.db, now)).toBe(0);

  const released = { incidentId: incident.incidentId, isHeld: false, reason: "over", now };
  await setIncidentHold(use.db, by("erase_data"), released);
  expect(await finishErasures(use.db, now)).toBe(1);
  expect(await tracesOf(mark)).toEqual([]);
  const [listed] = await listErasures(use.db);
  expect(listed).toMatchObject({ held: 0, removed: { accounts: 1, posts: 2 }, endedAt: now });
});

test("says where people wrote the person down by name, and takes it out of reports that were made", async () => {
  const mark = "zyxnina";
  const { cardId } = await wrote(mark, 4);
  await use.pool.query(
    `insert into saved_view (name, name_key, person_id, is_team, address, created_at, updated_at)
     values ('Nina', 'nina', 1, true, 'q=author%3A%40zyxnina', now(), now()), ('Ninas', 'ninas', 1, true, 'q=zyxninas', now(), now())`,
  );
  await use.pool.query(
    `with made as (insert into draft (title, speaker, channel, language, created_at, changed_at)
       values ('To Nina', 'company', 'thread', 'ru', now(), now()), ('To others', 'company', 'thread', 'ru', now(), now()) returning draft_id, title)
     insert into draft_version (draft_id, number, text, written_at, engine, is_legal)
     select draft_id, 1, case title when 'To Nina' then 'Спасибо, @zyxnina!' else 'Спасибо всем!' end, now(), 'test', false from made`,
  );
  await use.pool.query(
    `insert into report (kind, language, zone, title, period_from, period_to, made_at, missing, findings, document)
     select 'daily', 'ru', 'UTC', title, now(), now(), now(), '{}', '{}', jsonb_build_object('text', text)
     from (values ('Of Nina', 'Чаще всех — @zyxnina.'), ('Of others', 'Чаще всех — @zyxninas.')) as r(title, text)`,
  );
  expect((await previewErasure(use.db, cardId))?.writtenDown).toEqual([
    { kind: "saved_view", id: expect.any(Number) as number, name: "Nina" },
    { kind: "draft", id: expect.any(Number) as number, name: "To Nina" },
  ]);
  // Reports that were made are not for people to mend: the name leaves them by itself, and nothing else in them changes.
  expect(await erase(cardId)).toMatchObject({ ok: true });
  const { rows } = await use.pool.query(
    "select title, document ->> 'text' as text from report order by title",
  );
  expect(rows).toEqual([
    { title: "Of Nina", text: "Чаще всех — имя стёрто." },
    { title: "Of others", text: "Чаще всех — @zyxninas." },
  ]);
  await expect(use.pool.query("update report set title = ''")).rejects.toThrow(/never changed/);
});
