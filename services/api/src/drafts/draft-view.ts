import type { Draft, DraftDetail as DetailView } from "@earshot/contract/draft";
import type { DraftDetail } from "@earshot/db/queries/drafts/draft-detail";
import type { WordingChance } from "@earshot/db/queries/drafts/draft-wording";
import type { ListedDraft } from "@earshot/db/queries/drafts/draft-list";
import { statuses } from "@earshot/core/triage/status";
import { iso, isoOrNull } from "../iso.ts";

/** A draft of the list as the contract says it. */
export function viewDraft(row: ListedDraft): Draft {
  return {
    ...row,
    dueAt: isoOrNull(row.dueAt),
    createdAt: iso(row.createdAt),
    sentAt: isoOrNull(row.sentAt),
    approvedAt: isoOrNull(row.approvedAt),
    publishedAt: isoOrNull(row.publishedAt),
    changedAt: iso(row.changedAt),
  };
}

/** A draft with everything that became of it, as the contract says it. */
export function viewDraftDetail(
  { draft, post, ...detail }: DraftDetail,
  { model, refusal }: WordingChance,
): DetailView {
  return {
    wording: model === null ? null : { model, refusal: refusal === "over_budget" ? refusal : null },
    draft: { ...viewDraft(draft), publishedBy: draft.publishedBy },
    post: post && {
      ...post,
      publishedAt: iso(post.publishedAt),
      status: statuses.find((each) => each === post.status) ?? null,
    },
    versions: detail.versions.map((each) => ({ ...each, writtenAt: iso(each.writtenAt) })),
    steps: detail.steps.map((each) => ({ ...each, decidedAt: isoOrNull(each.decidedAt) })),
    decisions: detail.decisions.map((each) => ({ ...each, at: iso(each.at) })),
    events: detail.events.map((each) => ({ ...each, at: iso(each.at) })),
    chain: detail.chain,
    unread: detail.unread,
    outcome: detail.outcome && {
      ...detail.outcome,
      authorPosts: detail.outcome.authorPosts.map((each) => ({
        ...each,
        publishedAt: iso(each.publishedAt),
      })),
    },
  };
}
