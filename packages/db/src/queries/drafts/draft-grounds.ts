import type { DraftLanguage, DraftSpeaker } from "@earshot/core/respond/draft/draft";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import { and, desc, eq, isNotNull, isNull, or } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { draftVersion } from "../../schema/draft-version.ts";
import { entity } from "../../schema/entity.ts";
import { entityTerm } from "../../schema/entity-term.ts";
import { incidentStatement } from "../../schema/incident-statement.ts";
import { readPlansAround } from "../calendar/plans-around.ts";
import { readSettings } from "../read-settings.ts";
import { readOfferableFacts } from "../facts/offerable-facts.ts";
import { triage } from "../../schema/triage.ts";
import { readAnswered } from "./draft-answered.ts";

/** What a draft is checked against; times are ISO 8601. */
export interface DraftGrounds {
  facts: FactCard[];
  confidential: string[];
  mention: { text: string; minutesAgo: number | null } | null;
  quietPeriods: { from: string; to: string; reason: string; terms: string[] | null }[];
  calendar: { at: string; platform: string | null; title: string }[];
  /** What the company or this executive said before. */
  statements: { text: string; at: string | null }[];
}

/** Earlier words that a draft may contradict: so many are looked at, the newest first. */
const statementsMax = 60;

/** Everything that a draft is held against at that instant: cards, secret words, the post, what was said before. */
export async function readGrounds(
  db: Db,
  asked: {
    postId: number | null;
    speaker: DraftSpeaker;
    entityId: number | null;
    language: DraftLanguage;
    /** Its own published words are no earlier statement. */
    draftId: number | null;
    now: Date;
  },
): Promise<DraftGrounds> {
  const { postId, entityId, now } = asked;
  const answered = postId === null ? null : await readAnswered(db, postId);
  const settings = await readSettings(db);
  const mention = answered && {
    text: [answered.title, answered.text].filter((part) => part !== null && part !== "").join("\n"),
    minutesAgo: Math.max(0, Math.round((now.getTime() - answered.publishedAt.getTime()) / 60_000)),
  };
  return {
    facts: await readOfferableFacts(db, { at: now, entityIds: await aboutWhom(db, postId, entityId) }),
    confidential: await confidentialWords(db, settings["drafts.confidential"]),
    mention,
    ...(await readPlansAround(db, now)),
    statements: await statementsOf(db, asked),
  };
}

/** Words of the setting, and those that the watch list looks for as secrets. */
async function confidentialWords(db: Db, setting: string): Promise<string[]> {
  const secrets = await db
    .select({ text: entityTerm.text })
    .from(entityTerm)
    .innerJoin(entity, and(eq(entity.entityId, entityTerm.entityId), isNull(entity.retiredAt)))
    .where(eq(entityTerm.role, "secret"));
  const words = [...setting.split(","), ...secrets.map(({ text }) => text)].map((term) => term.trim());
  return [...new Set(words)].filter((term) => term !== "");
}

/** Whom the post speaks of and who speaks; undefined, and so cards of everybody, for words of one's own in nobody's name. */
async function aboutWhom(
  db: Db,
  postId: number | null,
  entityId: number | null,
): Promise<number[] | undefined> {
  const own = entityId === null ? [] : [entityId];
  if (postId === null) return own.length === 0 ? undefined : own;
  const [row] = await db
    .select({ entityIds: triage.entityIds })
    .from(triage)
    .where(eq(triage.postId, postId));
  return [...(row?.entityIds ?? []), ...own];
}

async function statementsOf(
  db: Db,
  { speaker, entityId, draftId }: { speaker: DraftSpeaker; entityId: number | null; draftId: number | null },
): Promise<DraftGrounds["statements"]> {
  const isTheirs =
    speaker === "executive" && entityId !== null
      ? or(eq(draft.entityId, entityId), eq(draft.speaker, "company"))
      : eq(draft.speaker, "company");
  const drafts = await db
    .select({ draftId: draft.draftId, text: draftVersion.text, at: draft.publishedAt })
    .from(draft)
    .innerJoin(
      draftVersion,
      and(eq(draftVersion.draftId, draft.draftId), eq(draftVersion.number, draft.number)),
    )
    .where(and(eq(draft.state, "published"), isTheirs))
    .orderBy(desc(draft.publishedAt))
    .limit(statementsMax);
  const statements = await db
    .select({ text: incidentStatement.text, at: incidentStatement.publishedAt })
    .from(incidentStatement)
    .where(isNotNull(incidentStatement.publishedAt))
    .orderBy(desc(incidentStatement.publishedAt))
    .limit(statementsMax);
  return [...drafts.filter((each) => each.draftId !== draftId), ...statements].map(({ text, at }) => ({
    text,
    at: at?.toISOString() ?? null,
  }));
}
