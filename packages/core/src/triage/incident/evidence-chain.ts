import { canonicalJson, type Plain } from "./canonical.ts";
import type { EvidenceReason } from "./incident.ts";

/** A post as it stood, with the answers of its thread; what may be deleted later. Times are ISO 8601 in UTC, unknown counters null. */
export interface EvidenceContent {
  [key: string]: Plain;
  form: "earshot-evidence-1";
  postId: number;
  platform: string;
  source: string;
  /** The id that the platform gave it, within the namespace. */
  externalId: string;
  namespace: string;
  address: string | null;
  title: string | null;
  text: string;
  /** As shown at that time; null where nothing tells who wrote. */
  author: {
    name: string | null;
    handle: string | null;
    address: string | null;
    followers: number | null;
  } | null;
  publishedAt: string;
  /** When Earshot first saw it. */
  seenAt: string;
  /** When this was written down. */
  keptAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  counters: {
    likes: number | null;
    comments: number | null;
    shares: number | null;
    views: number | null;
    isApproximate: boolean;
  };
  /** The thread in its order, at most 200 posts. */
  thread: {
    postId: number;
    answers: number | null;
    author: string | null;
    publishedAt: string;
    text: string;
  }[];
}

/** What the hash of a link covers beside its content. */
export interface EvidenceHead {
  incidentId: number;
  /** From 1 on, without holes. */
  sequence: number;
  postId: number;
  takenAt: Date;
  reason: EvidenceReason;
}

export interface EvidenceLink extends EvidenceHead {
  /** Null once it was let go. */
  content: string | null;
  contentHash: string;
  /** Of the link before; null of the first. */
  previousHash: string | null;
  hash: string;
}

/** SHA-256 of the UTF-8 of a text, in lower-case hexadecimal. */
export type HashText = (text: string) => string;

/** Makes the next link of a chain. */
export function linkEvidence(
  head: EvidenceHead,
  content: string,
  previousHash: string | null,
  hashText: HashText,
): EvidenceLink {
  const contentHash = hashText(content);
  return {
    ...head,
    content,
    contentHash,
    previousHash,
    hash: hashLink(head, contentHash, previousHash, hashText),
  };
}

function hashLink(
  { incidentId, sequence, postId, takenAt, reason }: EvidenceHead,
  contentHash: string,
  previousHash: string | null,
  hashText: HashText,
): string {
  const taken = takenAt.toISOString();
  return hashText(
    canonicalJson({ contentHash, incidentId, postId, previousHash, reason, sequence, takenAt: taken }),
  );
}

/** `content`: it is not what was taken; `link`: time, post, reason or place were changed; `broken`: one is missing, doubled or put in between; `cut`: the end is missing. */
export type EvidenceFault = "content" | "link" | "broken" | "cut";

export interface ChainVerdict {
  isWhole: boolean;
  count: number;
  /** Links whose content was let go: their hashes hold, their content cannot be looked at. */
  letGo: number;
  head: string | null;
  faults: { sequence: number; fault: EvidenceFault }[];
}

/** What the incident says its chain is, so that a cut end shows. */
export interface ExpectedEnd {
  count: number;
  head: string | null;
}

/**
 * Looks at every link of a chain, in order. It finds what was changed, taken out or put in afterwards, unless whoever did it could compute
 * the whole chain anew: against that the newest hash stands in the audit log, in reports and in every export.
 */
export function verifyChain(
  links: readonly EvidenceLink[],
  end: ExpectedEnd,
  hashText: HashText,
): ChainVerdict {
  const faults: ChainVerdict["faults"] = [];
  let before: EvidenceLink | null = null;
  for (const link of links) {
    const { sequence } = link;
    const isNext: boolean =
      sequence === (before?.sequence ?? 0) + 1 && link.previousHash === (before?.hash ?? null);
    if (!isNext) faults.push({ sequence, fault: "broken" });
    if (link.content !== null && hashText(link.content) !== link.contentHash)
      faults.push({ sequence, fault: "content" });
    if (hashLink(link, link.contentHash, link.previousHash, hashText) !== link.hash)
      faults.push({ sequence, fault: "link" });
    before = link;
  }
  const isCut = (before?.sequence ?? 0) !== end.count || (before?.hash ?? null) !== end.head;
  if (isCut) faults.push({ sequence: end.count, fault: "cut" });
  return {
    isWhole: faults.length === 0,
    count: links.length,
    letGo: links.filter((link) => link.content === null).length,
    head: before?.hash ?? null,
    faults,
  };
}
