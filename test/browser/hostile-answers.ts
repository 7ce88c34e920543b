import type { ApiClient } from "../support/api-client.ts";
import { done } from "./hostile-names.ts";

/** Writes the texts wherever answers are prepared: fact cards, drafts, calendar, key messages; answers the draft. */
export async function nameAnswers(admin: ApiClient, texts: readonly string[]): Promise<number> {
  const send = async (path: string, body: unknown) =>
    done(await admin.send("POST", `/api/v1/${path}`, body)).body;
  const at = new Date().toISOString();
  let draftId = 0;
  for (const each of texts.slice(0, 4)) {
    const text = each.slice(0, 200);
    await send("facts", { textRu: text, source: text, numbers: [text.slice(0, 100)] });
    await send("calendar", { kind: "post", title: text, note: text, at, state: "planned" });
    await send("key-messages", { textRu: text, phrases: ["завод"] });
    draftId = (await send("drafts", { title: text, text, language: "ru" })).draftId;
  }
  return draftId;
}
