import type { Answer, ApiClient } from "../support/api-client.ts";

/** Names stay words that tests can look for, whatever else they try. */
export const hostilePerson = `<b onclick="window.pwned=1">Анна</b>`;

export function done(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** Writes the texts wherever the team can name or note something; answers the story that was named. */
export async function nameEverything(given: {
  admin: ApiClient;
  colleague: ApiClient;
  postIds: readonly number[];
  texts: readonly string[];
  listed: string;
}): Promise<number> {
  const { admin, colleague, postIds, texts } = given;
  const send = async (method: string, path: string, body: unknown) =>
    done(await admin.send(method, `/api/v1/${path}`, body)).body;
  const some = [...texts.entries()].slice(0, 4);
  const { person } = await send("PATCH", "me", { name: hostilePerson });
  const { version } = done(await admin.get("/api/v1/settings")).body;
  await send("PATCH", "settings", { version, changes: { "team.name": texts[2] } });
  for (const [n, name] of some) {
    await send("POST", "views", { name: name.slice(0, 60), isTeam: n % 2 === 0, address: `q=${n}` });
    await send("POST", "me/tokens", { name: name.slice(0, 100), scopes: ["read"], days: 1 });
    const email = `guest${n}@example.com`;
    await send("POST", "invitations", { name: name.slice(0, 100), email, role: "pr" });
  }
  const called = { name: texts[5], position: texts[3], patronymic: texts[2] };
  const terms = [{ text: texts[4] }, { text: texts[6], needsContext: true }];
  await send("POST", "entities", { kind: "executive", ...called, terms });
  await writeOnPost({ admin, colleague, texts, postId: postIds[0] ?? 0, personId: person.personId });
  const story = await send("POST", "stories/merge", { postIds: postIds.slice(0, 3) });
  await send("POST", `stories/${story.storyId}/rename`, { name: texts[2] });
  await bringSources(admin, texts, given.listed);
  return story.storyId;
}

/** Tags, notes that call a person, an edited note, and a reason. */
async function writeOnPost(given: {
  admin: ApiClient;
  colleague: ApiClient;
  texts: readonly string[];
  postId: number;
  personId: number;
}): Promise<void> {
  const { admin, colleague, texts, postId, personId } = given;
  const at = `/api/v1/mentions/${postId}`;
  const tagIds: number[] = [];
  for (const text of texts) {
    tagIds.push(done(await admin.send("POST", "/api/v1/tags", { name: text.slice(0, 40) })).body.tagId);
    const note = { text: `${text} <@${personId}> <@${personId}"onclick=window.pwned=1>` };
    const { noteId } = done(await colleague.send("POST", `${at}/notes`, note)).body;
    if (tagIds.length > 1) continue;
    done(await colleague.send("PUT", `/api/v1/notes/${noteId}`, { text: `${note.text} ${texts[2]}` }));
  }
  const version = async () => done(await admin.get(at)).body.version;
  done(await admin.send("POST", `${at}/tags`, { version: await version(), add: tagIds }));
  const change = { status: "waiting", reason: texts[2] };
  done(await admin.send("POST", `${at}/status`, { version: await version(), ...change }));
}

/** A list of another reader, and the words beside a source. */
async function bringSources(admin: ApiClient, texts: readonly string[], listed: string): Promise<void> {
  const quoted = (text = "") =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const lines = ["javascript:window.pwned=1", "data:text/html,x", listed].map(
    (url) =>
      `<outline text="${quoted(texts[3])}"><outline type="rss" text="${quoted(texts[2])}" title="${quoted(texts[0])}"
        xmlUrl="${url}" htmlUrl="javascript:window.pwned=1" category="${quoted(texts[4])}"/></outline>`,
  );
  const file = `<?xml version="1.0"?><opml version="2.0"><head><title>${quoted(texts[1])}</title></head><body>${lines.join("")}</body></opml>`;
  const base64 = Buffer.from(file).toString("base64");
  const { added } = done(await admin.send("POST", "/api/v1/sources/opml/import", { base64 })).body;
  if (added.length !== 1) throw new Error("a list brings web addresses alone");
  const words = { note: texts[2], tags: texts.slice(0, 3), folder: texts[5]?.slice(0, 100) };
  done(await admin.send("PATCH", `/api/v1/sources/${added[0]}`, words));
}
