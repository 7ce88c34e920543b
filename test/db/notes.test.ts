import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { authorize } from "@earshot/core/triage/authorized";
import { countUnread, listInbox, markRead } from "@earshot/db/queries/inbox";
import { addNote, deleteNote, editNote, loadNotes } from "@earshot/db/queries/notes";
import { loadHistory } from "@earshot/db/queries/triage-history";
import { mentionRows } from "@earshot/db/queries/triage-row";
import { collected, later, makeEntity, makePerson, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();
let made = 0;

async function scene() {
  made += 1;
  const sourceId = await makeSource(use.db);
  const entity = await makeEntity(use.db, "Plant");
  const post = collected({ externalId: `noted-${made}`, title: `Title ${made}` });
  const [saved] = await triaged(use.db, sourceId, [{ post, entities: [entity] }]);
  const postId = saved?.postId ?? 0;
  const [anna, petr] = [
    await makePerson(use.db, `Анна ${made}`),
    await makePerson(use.db, `Пётр Ёлкин ${made}`),
  ];
  const account = (person: { personId: number }) => {
    const proof = authorize({ personId: person.personId, role: "pr" }, "own_account");
    if (!proof) throw new Error("Everybody has an account.");
    return proof;
  };
  const count = async () => (await mentionRows(use.db, [postId]))[0]?.noteCount;
  const kinds = async () => (await loadHistory(use.db, postId)).events.map(({ kind }) => kind).toReversed();
  return { postId, anna, petr, account, count, kinds };
}

async function written(outcome: Awaited<ReturnType<typeof addNote>>): Promise<number> {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.noteId;
}

test("a note that is sent twice, because its answer was lost, stands once; another post or person is another note", async () => {
  const { postId, anna, petr, count } = await scene();
  const requestKey = randomUUID();
  const note = { postId, text: "Позвонить в цех", requestKey, now };
  const first = await written(await addNote(use.db, anna, note));
  expect(await written(await addNote(use.db, anna, { ...note, now: later(1) }))).toBe(first);
  expect(await count()).toBe(1);
  await written(await addNote(use.db, petr, { ...note, requestKey: randomUUID() }));
  expect(await count()).toBe(2);
});

test("a note is counted, told of in the history, and moves no version", async () => {
  const { postId, anna, count, kinds } = await scene();
  const noteId = await written(await addNote(use.db, anna, { postId, text: "Разбираюсь\nс этим", now }));
  expect(await count()).toBe(1);
  expect((await mentionRows(use.db, [postId]))[0]?.version).toBe(1);
  expect(await kinds()).toEqual(["arrived", "note"]);
  expect(await loadNotes(use.db, postId)).toEqual([
    {
      noteId,
      by: { personId: anna.personId, name: `Анна ${made}` },
      at: now,
      editedAt: null,
      isDeleted: false,
      text: "Разбираюсь\nс этим",
      revisions: [],
    },
  ]);
});

test("whom a note speaks to finds it in the inbox until it is read, oneself never", async () => {
  const { postId, anna, petr, account } = await scene();
  const text = `<@${petr.personId}> и <@${anna.personId}>, глянь. Ещё раз: <@${petr.personId}>`;
  await written(await addNote(use.db, anna, { postId, text, now }));
  expect([await countUnread(use.db, petr.personId), await countUnread(use.db, anna.personId)]).toEqual([
    1, 0,
  ]);
  const { mentions } = await listInbox(use.db, petr.personId, { limit: 10 });
  const mentionId = mentions[0]?.mentionId ?? 0;
  expect(mentions).toEqual([
    {
      mentionId,
      postId,
      cardId: null,
      about: `Title ${made}`,
      by: { personId: anna.personId, name: `Анна ${made}` },
      at: now,
      text,
      readAt: null,
    },
  ]);
  await markRead(use.db, account(petr), { mentionIds: [mentionId], isRead: true, now: later(1) });
  expect(await countUnread(use.db, petr.personId)).toBe(0);
  await markRead(use.db, account(petr), { mentionIds: [mentionId], isRead: false, now: later(2) });
  expect(await countUnread(use.db, petr.personId)).toBe(1);
  await markRead(use.db, account(anna), { isRead: true, now: later(2) });
  expect(await countUnread(use.db, petr.personId)).toBe(1);
  await markRead(use.db, account(petr), { isRead: true, now: later(3) });
  expect((await listInbox(use.db, petr.personId, { limit: 10 })).mentions[0]?.readAt).toEqual(later(3));
});

test("the inbox is told in pages", async () => {
  const { postId, anna, petr } = await scene();
  const texts = [];
  for (let n = 0; n < 5; n++) {
    const text = `<@${petr.personId}> ${n}`;
    await written(await addNote(use.db, anna, { postId, text, now }));
    texts.push(text);
  }
  const first = await listInbox(use.db, petr.personId, { limit: 3 });
  const second = await listInbox(use.db, petr.personId, { limit: 3, before: first.nextBefore ?? 0 });
  expect([...first.mentions, ...second.mentions].map((each) => each.text)).toEqual(texts.toReversed());
  expect(second.nextBefore).toBeNull();
});

test("an edit keeps the old text, tells who is new in it, and no longer tells who left it unread", async () => {
  const { postId, anna, petr, kinds } = await scene();
  const third = await makePerson(use.db, `Третья ${made}`);
  const noteId = await written(await addNote(use.db, anna, { postId, text: `<@${petr.personId}> раз`, now }));
  const edit = { noteId, text: `<@${third.personId}> два`, now: later(1) };
  expect(await editNote(use.db, petr, edit)).toEqual({ ok: false, reason: "not_yours" });
  expect((await editNote(use.db, anna, edit)).ok).toBe(true);
  expect(await editNote(use.db, anna, { ...edit, now: later(2) })).toEqual({
    ok: false,
    reason: "unchanged",
  });
  expect(await countUnread(use.db, petr.personId)).toBe(0);
  expect(await countUnread(use.db, third.personId)).toBe(1);
  const [note] = await loadNotes(use.db, postId);
  expect(note).toMatchObject({
    text: `<@${third.personId}> два`,
    editedAt: later(1),
    revisions: [{ at: later(1), text: `<@${petr.personId}> раз` }],
  });
  expect(await kinds()).toEqual(["arrived", "note", "note_edited"]);
});

test("a deleted note leaves a tombstone without text, in the inbox nothing, and comes back whole", async () => {
  const { postId, anna, petr, count, kinds } = await scene();
  const noteId = await written(
    await addNote(use.db, anna, { postId, text: `<@${petr.personId}> тайна`, now }),
  );
  await editNote(use.db, anna, { noteId, text: `<@${petr.personId}> секрет`, now: later(1) });
  const remove = { noteId, isDeleted: true, mayAny: false, now: later(2) };
  expect(await deleteNote(use.db, petr, remove)).toEqual({ ok: false, reason: "not_yours" });
  expect((await deleteNote(use.db, petr, { ...remove, mayAny: true })).ok).toBe(true);
  expect(await loadNotes(use.db, postId)).toMatchObject([{ isDeleted: true, text: "", revisions: [] }]);
  expect([await count(), await countUnread(use.db, petr.personId)]).toEqual([0, 0]);
  expect((await listInbox(use.db, petr.personId, { limit: 10 })).mentions).toEqual([]);
  expect(await editNote(use.db, anna, { noteId, text: "x", now })).toEqual({ ok: false, reason: "deleted" });
  expect((await deleteNote(use.db, anna, { ...remove, isDeleted: false })).ok).toBe(true);
  expect(await loadNotes(use.db, postId)).toMatchObject([
    {
      isDeleted: false,
      text: `<@${petr.personId}> секрет`,
      revisions: [{ text: `<@${petr.personId}> тайна` }],
    },
  ]);
  expect([await count(), await countUnread(use.db, petr.personId)]).toEqual([1, 1]);
  expect(await kinds()).toEqual(["arrived", "note", "note_edited", "note_deleted", "note_restored"]);
});

test("refusals", async () => {
  const { postId, anna } = await scene();
  expect(await addNote(use.db, anna, { postId: 404_404, text: "x", now })).toEqual({
    ok: false,
    reason: "missing",
  });
  expect(await addNote(use.db, anna, { postId, text: "<@404404>", now })).toEqual({
    ok: false,
    reason: "unknown_person",
  });
  expect(await editNote(use.db, anna, { noteId: 404_404, text: "x", now })).toEqual({
    ok: false,
    reason: "missing",
  });
  expect(await loadNotes(use.db, postId)).toEqual([]);
});

test("a long history is told in pages, newest first", async () => {
  const { postId, anna } = await scene();
  for (let n = 0; n < 60; n++) await addNote(use.db, anna, { postId, text: `note ${n}`, now: later(n) });
  const first = await loadHistory(use.db, postId);
  const second = await loadHistory(use.db, postId, first.events.at(-1)?.eventId);
  expect([first.events.length, first.hasMore, second.events.length, second.hasMore]).toEqual([
    50,
    true,
    11,
    false,
  ]);
  expect(second.events.at(-1)?.kind).toBe("arrived");
});
