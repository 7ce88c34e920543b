import { eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { prompt } from "../../schema/prompt.ts";
import { readOfferableFacts } from "../facts/offerable-facts.ts";
import type { ListedDraft } from "../drafts/draft-list.ts";

/** Numbers of the cards that carry a text: those it says word for word, and those cited by what it still says of its prompt. */
export async function factsBehind(
  db: Db,
  given: { draft: Pick<ListedDraft, "promptId" | "language">; text: string; now: Date },
): Promise<number[]> {
  const { draft, text, now } = given;
  const offered = await readOfferableFacts(db, { at: now, language: draft.language });
  const said = offered.filter((fact) => text.includes(fact.text)).map(({ id }) => Number(id));
  if (draft.promptId === null) return said;
  const [made] = await db
    .select({ body: prompt.body })
    .from(prompt)
    .where(eq(prompt.promptId, draft.promptId));
  const kept = made?.body.points.filter((point) => text.includes(point.text)) ?? [];
  const cited = kept.flatMap(({ cites }) => cites.map(Number)).filter(Number.isSafeInteger);
  return [...new Set([...said, ...cited])];
}
