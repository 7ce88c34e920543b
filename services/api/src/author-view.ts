import type {
  AuthorDetail as AuthorView,
  AuthorProposal,
  ListedAuthor as ListedView,
} from "@earshot/contract/author";
import { undoableEvents } from "@earshot/core/triage/author/author-event";
import { tonesMin } from "@earshot/core/triage/author/standing";
import { shareOf } from "@earshot/core/report/metrics/wilson";
import type { AuthorAccount, AuthorAnswer, AuthorDetail } from "@earshot/db/queries/author-detail";
import { nameOf } from "@earshot/db/queries/author-figures";
import type { ListedAuthor } from "@earshot/db/queries/author-list";
import type { readProposals } from "@earshot/db/queries/author-proposals";
import { iso, isoOrNull } from "./iso.ts";

export function viewListed({ value: _value, derivedStanding, standing, ...row }: ListedAuthor): ListedView {
  return {
    ...row,
    standing: standing ?? derivedStanding,
    isStandingDerived: standing === null,
    lastPostAt: isoOrNull(row.lastPostAt),
  };
}

interface Beside {
  answers: readonly AuthorAnswer[];
  proposals: Awaited<ReturnType<typeof readProposals>>;
}

export function viewAuthor(detail: AuthorDetail, { answers, proposals }: Beside): AuthorView {
  const { card, figures } = detail;
  const n = figures.negative + figures.neutral + figures.positive;
  return {
    cardId: card.cardId,
    version: card.version,
    name: card.shownName === "" ? nameOf(detail.accounts) : card.shownName,
    givenName: card.name,
    standing: card.standing,
    standingReason: card.standingReason,
    standingBy: detail.standingBy,
    standingAt: isoOrNull(card.standingAt),
    derived:
      card.derivedStanding === null || card.derivedBecause === null
        ? null
        : { standing: card.derivedStanding, because: card.derivedBecause },
    accounts: detail.accounts.map(viewAccount),
    posts: figures.posts,
    firstPostAt: isoOrNull(figures.firstPostAt),
    lastPostAt: isoOrNull(figures.lastPostAt),
    tones: {
      negative: toneOf(figures.negative, n),
      neutral: toneOf(figures.neutral, n),
      positive: toneOf(figures.positive, n),
    },
    tonesMin,
    months: detail.months,
    byDirection: detail.byDirection,
    byStatus: detail.byStatus,
    newest: detail.newest.map(({ publishedAt, ...post }) => ({ ...post, publishedAt: iso(publishedAt) })),
    answers: answers.map(({ answeredAt, waitedMs, next, ...answer }) => ({
      ...answer,
      answeredAt: iso(answeredAt),
      waitedSeconds: Math.round(waitedMs / 1_000),
      next: next && { ...next, publishedAt: iso(next.publishedAt) },
    })),
    medianAnswerSeconds: medianSeconds(answers),
    notes: detail.notes.map(({ authorNoteId, cardId: _card, at, editedAt, deletedAt, ...note }) => ({
      ...note,
      noteId: authorNoteId,
      at: iso(at),
      editedAt: isoOrNull(editedAt),
      deletedAt: isoOrNull(deletedAt),
    })),
    events: detail.events.map(({ authorEventId, at, by, kind, from, to, reason, isUndone }) => ({
      eventId: authorEventId,
      at: iso(at),
      by,
      kind,
      from,
      to,
      reason,
      canUndo: undoableEvents.includes(kind) && !isUndone && from["cardId"] == null,
    })),
    proposals: proposals.map(viewProposal),
  };
}

/** A share is said only where there is enough to say one of. */
function toneOf(count: number, n: number): AuthorView["tones"]["negative"] {
  if (n < tonesMin) return { count, n, share: null, low: null, high: null };
  const { share, low, high } = shareOf(count, n);
  return { count, n, share, low, high };
}

function medianSeconds(answers: readonly AuthorAnswer[]): number | null {
  const sorted = answers.map(({ waitedMs }) => waitedMs).toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2_000);
}

function viewAccount({ check, followersAt, ...account }: AuthorAccount): AuthorView["accounts"][number] {
  return {
    ...account,
    followersAt: isoOrNull(followersAt),
    check: check && { ...check, foundAt: iso(check.foundAt), verdictAt: isoOrNull(check.verdictAt) },
  };
}

function viewProposal({ cardId, accounts, reasons }: Beside["proposals"][number]): AuthorProposal {
  return {
    cardId,
    reasons,
    accounts: accounts.map(({ authorId, platform, handle, name, url }) => ({
      authorId,
      platform,
      handle,
      name,
      url,
    })),
  };
}
