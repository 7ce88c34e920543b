import type { CollectedPost, Engagement } from "@earshot/core/collect/post";
import type { PollSource } from "./connector.ts";
import { safeId } from "./feed/external-id.ts";
import { htmlToLine, htmlToText } from "./feed/html-to-text.ts";
import { feedLimits } from "./feed/limits.ts";
import { readTagNames } from "./feed/read-entry.ts";
import { statedTime } from "./stated-time.ts";

/** What a network says of one post, texts as it gave them; what is left out it does not say. */
export interface NetworkPost {
  externalId: string;
  url: string | null;
  text: string;
  /** When it was published, as stated. */
  publishedAt: Date | null;
  /** `html`: the text is markup; plain by default. */
  textKind?: "html" | "text";
  title?: string | null;
  author?: CollectedPost["author"];
  editedAt?: Date | null;
  parentExternalId?: string | null;
  rootExternalId?: string | null;
  engagement?: Partial<Engagement>;
  statedLanguage?: string | null;
  tags?: readonly string[];
}

export const noCounters: Engagement = {
  likes: null,
  comments: null,
  shares: null,
  views: null,
  isApproximate: false,
};

/** A post of a network as all connectors hand it over: texts plain and cut, times plausible, ids safe to store. */
export function networkPost(
  source: Pick<PollSource, "namespace" | "platform">,
  given: NetworkPost,
  now: Date,
): CollectedPost {
  const { title = null, author = null, editedAt = null, tags = [] } = given;
  const { publishedAt, dateFlag } = statedTime(given.publishedAt, now);
  const isEdited = editedAt !== null && editedAt > publishedAt && editedAt <= now;
  return {
    namespace: source.namespace,
    externalId: safeId(given.externalId),
    platform: source.platform,
    url: given.url,
    title: title === null ? null : htmlToLine(title, feedLimits.titleChars) || null,
    text: htmlToText(given.text, { kind: given.textKind ?? "text" }),
    author: author === null ? null : tidyAuthor(author),
    publishedAt,
    dateFlag,
    editedAt: isEdited ? editedAt : null,
    parentExternalId: given.parentExternalId ?? null,
    rootExternalId: given.rootExternalId ?? null,
    engagement: { ...noCounters, ...given.engagement },
    statedLanguage: given.statedLanguage ?? null,
    tags: readTagNames(tags),
  };
}

function tidyAuthor(author: NonNullable<CollectedPost["author"]>): NonNullable<CollectedPost["author"]> {
  const line = (text: string | null) => htmlToLine(text ?? "", feedLimits.nameChars) || null;
  const bio = htmlToText(author.bio ?? "", { kind: "text", maxUnits: feedLimits.bioChars }) || null;
  return { ...author, handle: line(author.handle), name: line(author.name), bio };
}
