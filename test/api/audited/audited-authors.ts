import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Cards of people: what is said of them, joined and parted, judged and erased. */
export function auditedAuthors({ admin, fresh, installation }: AuditedDesk): AuditedRoutes {
  const { pool } = installation.database;
  const account = async (): Promise<{ authorId: number; cardId: number; handle: string }> => {
    const handle = fresh("writer");
    const { rows } = await pool.query<{ author_id: string; card_id: string }>(
      `insert into author (platform, key, handle, name, updated_at, looked_at)
       values ('telegram', $1, $1, $1, now(), now()) returning author_id, card_id`,
      [handle],
    );
    return { authorId: Number(rows[0]?.author_id), cardId: Number(rows[0]?.card_id), handle };
  };
  const send = (method: string, path: string, body: object = {}) =>
    admin.send(method, `/api/v1/${path}`, body);
  const named = async () => {
    const { cardId } = await account();
    return (await send("PUT", `authors/${cardId}/name`, { expected: 1, name: fresh("name") })).body;
  };
  const noted = async (): Promise<number> => {
    const { cardId } = await account();
    await send("POST", `authors/${cardId}/notes`, { text: "Calls back" });
    return (await admin.get(`/api/v1/authors/${cardId}`)).body.notes[0].noteId;
  };
  const joined = async () => {
    const [one, two] = [await account(), await account()];
    const done = await send("POST", `authors/${one.cardId}/merge`, { expected: 1, otherId: two.cardId });
    return { done, one, two };
  };
  const blocked = async () => {
    const { cardId } = await account();
    return { cardId, done: await send("POST", `authors/${cardId}/block`) };
  };
  const suspected = async (): Promise<number> => {
    const { authorId } = await account();
    await pool.query(
      `with ours as (
        insert into entity (key, kind, name, created_at) values ($2, 'company', $2, now()) returning entity_id)
      insert into impostor_check (author_id, entity_id, reasons, found_at) select $1, entity_id, '[]', now() from ours`,
      [authorId, fresh("company")],
    );
    return authorId;
  };
  const erased = async () => {
    const { cardId, handle } = await account();
    await send("PUT", `authors/${cardId}/name`, { expected: 1, name: handle });
    return send("POST", `authors/${cardId}/erase`, { expected: 2, typed: handle });
  };
  return {
    "PUT /api/v1/authors/{cardId}/name": [
      "author.renamed",
      async () => send("PUT", `authors/${(await account()).cardId}/name`, { expected: 1, name: "Anna" }),
    ],
    "PUT /api/v1/authors/{cardId}/standing": [
      "author.standing",
      async () => {
        const said = { expected: 1, standing: "journalist", reason: "writes for a paper" };
        return send("PUT", `authors/${(await account()).cardId}/standing`, said);
      },
    ],
    "POST /api/v1/authors/{cardId}/merge": ["author.merged", async () => (await joined()).done],
    "POST /api/v1/authors/{cardId}/split": [
      "author.split",
      async () => {
        const { done, one, two } = await joined();
        const asked = { expected: done.body.version, authorIds: [two.authorId] };
        return send("POST", `authors/${one.cardId}/split`, asked);
      },
    ],
    "POST /api/v1/authors/{cardId}/different": [
      "author.told_apart",
      async () => {
        const asked = { expected: 1, otherId: (await account()).cardId };
        return send("POST", `authors/${(await account()).cardId}/different`, asked);
      },
    ],
    "POST /api/v1/authors/{cardId}/notes": [
      "author.noted",
      async () => send("POST", `authors/${(await account()).cardId}/notes`, { text: "Calls back" }),
    ],
    "PUT /api/v1/author-notes/{noteId}": [
      "author.note_edited",
      async () => send("PUT", `author-notes/${await noted()}`, { expected: 1, text: "Writes back" }),
    ],
    "POST /api/v1/author-notes/{noteId}/delete": [
      "author.note_deleted",
      async () => send("POST", `author-notes/${await noted()}/delete`, { expected: 1 }),
    ],
    "POST /api/v1/author-notes/{noteId}/restore": [
      "author.note_restored",
      async () => {
        const noteId = await noted();
        await send("POST", `author-notes/${noteId}/delete`, { expected: 1 });
        return send("POST", `author-notes/${noteId}/restore`, { expected: 2 });
      },
    ],
    "POST /api/v1/author-events/{eventId}/undo": [
      "author.undone",
      async () => send("POST", `author-events/${(await named()).eventId}/undo`),
    ],
    "POST /api/v1/authors/{cardId}/block": ["author.blocked", async () => (await blocked()).done],
    "POST /api/v1/authors/{cardId}/unblock": [
      "author.unblocked",
      async () => send("POST", `authors/${(await blocked()).cardId}/unblock`),
    ],
    "POST /api/v1/author-accounts/{authorId}/verdict": [
      "author.judged",
      async () => send("POST", `author-accounts/${await suspected()}/verdict`, { verdict: "ours" }),
    ],
    "POST /api/v1/authors/{cardId}/erase": ["author.erased", erased],
    "POST /api/v1/authors/{cardId}/export": [
      "author.exported",
      async () => send("POST", `authors/${(await account()).cardId}/export`),
    ],
    "POST /api/v1/erasures/{erasureId}/lift": [
      "author.let_in",
      async () => send("POST", `erasures/${(await erased()).body.erasureId}/lift`),
    ],
  };
}
