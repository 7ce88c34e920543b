import { platformName } from "@earshot/core/collect/platform-names";
import { mayDecide } from "@earshot/core/respond/draft/approval-chain";
import { askMessage, newsMessage, type AuthorNews } from "@earshot/core/respond/draft/draft-message";
import { nextReminder } from "@earshot/core/respond/draft/reminders";
import type { Message } from "@earshot/core/notify/message";
import { and, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { draftEvent } from "../../schema/draft-event.ts";
import { draftStep } from "../../schema/draft-step.ts";
import { personNames } from "../incident-detail.ts";
import { queueForPerson } from "../queue-told.ts";
import type { SecretBox } from "../sealed.ts";
import { botsInUse, listToldPeople, type BotKind, type ToldPerson } from "../tellings.ts";
import { readAnswered } from "./draft-answered.ts";
import type { StepRow } from "./draft-decide.ts";
import { noteDraft, type DraftRow } from "./draft-event.ts";
import { readExecutive } from "./draft-executive.ts";
import { decideLink } from "./draft-link.ts";
import { readTurn } from "./draft-turn.ts";

const dayMs = 86_400_000;
const atOnce = 100;
/** What the author hears of. */
const news = ["approved", "declined", "asked"] as const satisfies readonly AuthorNews[];

interface Telling {
  /** Where people open the page; null where nobody knows. */
  pageUrl: string | null;
  canMail: boolean;
  now: Date;
}

/**
 * Tells people that a draft waits for their word, reminds them by the clock, and tells authors what became of theirs; each once, in the transaction
 * that notes it. Any number of processes may call it.
 * @returns numbers of the outbox, to be rung for
 */
export async function tellDrafts(db: Db, box: SecretBox, given: Telling): Promise<number[]> {
  return db.transaction(async (tx) => {
    const around = {
      ...given,
      people: await listToldPeople(tx),
      names: await personNames(tx),
      bots: await botsInUse(tx),
    };
    return [...(await askForWords(tx, box, around)), ...(await tellAuthors(tx, box, around))];
  });
}

interface Around extends Telling {
  people: ToldPerson[];
  names: Map<number, string>;
  bots: BotKind[];
}

async function askForWords(tx: Db, box: SecretBox, around: Around): Promise<number[]> {
  const { now } = around;
  const rows = await tx
    .select({ step: draftStep, draft })
    .from(draftStep)
    .innerJoin(draft, and(eq(draft.draftId, draftStep.draftId), eq(draft.number, draftStep.number)))
    .where(and(eq(draft.state, "in_approval"), eq(draftStep.state, "waiting"), isNotNull(draftStep.askedAt)))
    .limit(atOnce)
    .for("update", { of: draftStep, skipLocked: true });
  const queued: number[] = [];
  for (const { step, draft: row } of rows) {
    const isFirst = step.toldAt === null;
    if (!isFirst && !isReminderDue(step, row, now)) continue;
    for (const person of around.people) {
      if (!mayDecide(step, person)) continue;
      queued.push(...(await ask(tx, box, { step, row, person, around })));
    }
    const isThis = and(
      eq(draftStep.draftId, step.draftId),
      eq(draftStep.number, step.number),
      eq(draftStep.position, step.position),
    );
    const reminded = { remindedAt: now, reminderCount: step.reminderCount + 1 };
    await tx
      .update(draftStep)
      .set(isFirst ? { toldAt: now } : reminded)
      .where(isThis);
    if (!isFirst) await noteDraft(tx, row, { personId: null, kind: "reminded", now });
  }
  return queued;
}

/** Title and text in one; titles that end without a stop get one. */
function beginningOf({ title, text }: { title: string | null; text: string }): string {
  if (title === null || text.startsWith(title)) return text;
  return `${title}${/[.!?…»"”]$/u.test(title) ? "" : "."} ${text}`;
}

function isReminderDue(step: StepRow, { dueAt }: DraftRow, now: Date): boolean {
  const { askedAt, reminderCount } = step;
  const next = askedAt === null ? null : nextReminder({ askedAt, reminderCount, dueAt });
  return next !== null && next.getTime() <= now.getTime();
}

async function ask(
  tx: Db,
  box: SecretBox,
  given: { step: StepRow; row: DraftRow; person: ToldPerson; around: Around },
): Promise<number[]> {
  const { step, row, person, around } = given;
  const { draftId, number, position } = step;
  const turn = { draftId, number, position };
  const open = await readTurn(tx, turn, person.personId);
  if (open === null) return [];
  const answered = row.postId === null ? null : await readAnswered(tx, row.postId);
  const { pageUrl, now } = around;
  const message = askMessage({
    language: person.language,
    title: row.title,
    text: open.text,
    answered: answered && {
      text: beginningOf(answered),
      by: [answered.author, platformName(answered.platform, person.language)]
        .filter((part) => part !== null)
        .join(" · "),
      url: answered.url,
    },
    speaker: row.speaker,
    executive: await readExecutive(tx, row),
    channel: row.channel,
    author: around.names.get(row.createdBy ?? 0) ?? "—",
    url: pageUrl === null ? null : `${pageUrl}/drafts/${draftId}`,
    turn,
    claims: open.unread.map(({ quote }) => quote),
    decideUrl: decideLink(box, pageUrl, { ...turn, personId: person.personId, now }),
    isReminder: step.toldAt !== null,
  });
  const key = `draft-${draftId}-${number}-${position}-${step.toldAt === null ? "ask" : `again-${step.reminderCount + 1}`}`;
  return tell(tx, box, { person, message, key, draftId, around });
}

async function tellAuthors(tx: Db, box: SecretBox, around: Around): Promise<number[]> {
  const { now, pageUrl } = around;
  const rows = await tx
    .select({ event: draftEvent, draft })
    .from(draftEvent)
    .innerJoin(draft, eq(draft.draftId, draftEvent.draftId))
    .where(
      and(
        isNull(draftEvent.toldAt),
        inArray(draftEvent.kind, [...news]),
        gt(draftEvent.at, new Date(now.getTime() - dayMs)),
      ),
    )
    .limit(atOnce)
    .for("update", { of: draftEvent, skipLocked: true });
  const queued: number[] = [];
  for (const { event, draft: row } of rows) {
    await tx.update(draftEvent).set({ toldAt: now }).where(eq(draftEvent.draftEventId, event.draftEventId));
    const kind = news.find((each) => each === event.kind);
    const author = hearerOf(event.kind, event.personId, row, around.people);
    // One step of several is no news yet, and nobody is told of what they did themselves.
    const isOnTheWay = kind === "approved" && row.state === "in_approval";
    if (kind === undefined || author === undefined || isOnTheWay || event.personId === author.personId)
      continue;
    const message = newsMessage({
      language: author.language,
      title: row.title,
      author: author.name,
      url: pageUrl === null ? null : `${pageUrl}/drafts/${row.draftId}`,
      news: kind,
      by: around.names.get(event.personId ?? 0) ?? "—",
      words: event.note,
    });
    const key = `draft-event-${event.draftEventId}`;
    queued.push(...(await tell(tx, box, { person: author, message, key, draftId: row.draftId, around })));
  }
  return queued;
}

/** The author; where authors ask something of their own draft, the head of communications. */
function hearerOf(
  kind: string,
  personId: number | null,
  row: DraftRow,
  people: readonly ToldPerson[],
): ToldPerson | undefined {
  const isOwnQuestion = kind === "asked" && personId === row.createdBy;
  if (isOwnQuestion)
    return people.find(({ role }) => role === "head") ?? people.find(({ role }) => role === "admin");
  return people.find((each) => each.personId === row.createdBy);
}

async function tell(
  tx: Db,
  box: SecretBox,
  given: { person: ToldPerson; message: Message; key: string; draftId: number; around: Around },
): Promise<number[]> {
  const { person, message, key, draftId, around } = given;
  const { now, bots, canMail } = around;
  return queueForPerson(tx, box, person, {
    key,
    severity: 4,
    event: { type: "draft.waiting", timestamp: now.toISOString(), data: { draftId } },
    alertIds: [],
    now,
    expiresAt: new Date(now.getTime() + dayMs),
    message,
    bots,
    canMail,
  });
}
