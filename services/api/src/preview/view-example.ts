import type { FindReason, PreviewExample } from "@earshot/contract/entity-preview";
import type { FoundPost } from "@earshot/contract/found-post";
import type { Reason } from "@earshot/core/match/candidate";
import type { Entity } from "@earshot/core/match/entity";
import type { PreviewFind } from "@earshot/core/match/preview";
import { cutSnippet } from "@earshot/core/triage/snippet";
import type { StoredPost } from "@earshot/db/queries/found-posts";

/** A stored post without anything marked. */
export function viewPlain({ text, publishedAt, ...post }: StoredPost): FoundPost {
  return { ...post, ...cutSnippet(text, []), publishedAt: publishedAt.toISOString() };
}

/** A find in its post: a title that holds it stands in for the text. */
export function viewExample(
  post: StoredPost,
  find: PreviewFind,
  entities: readonly Entity[],
): PreviewExample {
  const { field, isCounted, doubt, reason } = find;
  const isInTitle = field === "title" && post.title !== null;
  const shown = isInTitle ? { ...post, title: null, text: post.title ?? "" } : post;
  const plain = viewPlain(shown);
  const found = { isCounted, doubt, reason: viewReason(reason, entities) };
  if (field !== "text" && !isInTitle) return { ...plain, ...found };
  return { ...plain, ...cutSnippet(shown.text, [{ start: find.start, end: find.end }]), ...found };
}

function viewReason(reason: Reason, entities: readonly Entity[]): FindReason {
  const entityId = "entityId" in reason ? reason.entityId : null;
  return {
    code: reason.code,
    word: "word" in reason ? reason.word : null,
    entity: entities.find(({ id }) => id === entityId)?.name ?? null,
  };
}
