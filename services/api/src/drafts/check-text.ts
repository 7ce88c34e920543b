import type { DraftFinding, DraftLanguage } from "@earshot/core/respond/draft/draft";
import { carryReading, joinReading } from "@earshot/core/respond/draft/second-reading";
import type { Db } from "@earshot/db/database";
import type { DraftGrounds } from "@earshot/db/queries/drafts/draft-grounds";
import { readingOf } from "@earshot/db/queries/drafts/draft-reading";
import { whoWorded } from "@earshot/db/queries/drafts/draft-wording";
import type { DraftChecker } from "./draft-checker.ts";

interface AskedText {
  /** Null for words that are no draft yet. */
  draftId: number | null;
  postId: number | null;
  text: string;
  language: DraftLanguage;
  grounds: DraftGrounds;
  now: Date;
}

/** What stands against a text: what the rules find, and what a second reading found in words that still stand in it. */
export async function checkText(
  db: Db,
  checker: DraftChecker,
  { draftId, postId, text, language, grounds, now }: AskedText,
): Promise<{ findings: DraftFinding[]; wordedBy: string | null }> {
  const wordedBy = await whoWorded(db, { draftId, postId, text });
  const isWorded = wordedBy !== null;
  const own = await checker.check({ text, language, grounds, isWorded, now: now.getTime() });
  return { findings: joinReading(own, carryReading(await readingOf(db, draftId), text)), wordedBy };
}
