import { createHash } from "node:crypto";
import type { EntryDraft } from "./entry-draft.ts";
import { feedLimits } from "./limits.ts";
import { canonicalLink } from "./resolve-link.ts";

// oxlint-disable-next-line no-control-regex -- controls are among what is looked for
const unsafeInIds = /[\u0000-\u001f\u007f-\u009f<>"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

/**
 * The external id of every entry of one feed, stable from fetch to fetch: the feed's own id as written; without one
 * the canonical link; without a link, or where several entries share it, a hash of title and date (or text). Two
 * entries with one id and different links are different posts of a careless feed: both get their link's hash added.
 */
export function readExternalIds(drafts: readonly EntryDraft[]): { ids: string[]; warnings: string[] } {
  const linksById = new Map<string, Set<string>>();
  const titlesByLink = new Map<string, Set<string>>();
  const links = drafts.map((draft) => (draft.link === null ? null : canonicalLink(draft.link)));
  for (const [index, draft] of drafts.entries()) {
    const link = links[index] ?? "";
    if (draft.id !== null) addTo(linksById, draft.id, link);
    else if (link !== "") addTo(titlesByLink, link, draft.title ?? draft.text);
  }
  const warnings = [...linksById]
    .filter(([, links]) => links.size > 1)
    .map(([id, links]) => `id ${JSON.stringify(id.slice(0, 80))} is used for ${links.size} different links`);
  const ids = drafts.map((draft, index) => {
    const link = links[index] ?? null;
    if (draft.id !== null) {
      const isShared = (linksById.get(draft.id)?.size ?? 0) > 1;
      return isShared ? `${draft.id}#${hash(link ?? draft.title ?? draft.text)}` : draft.id;
    }
    if (link !== null && (titlesByLink.get(link)?.size ?? 0) === 1) return link;
    return `hash:${hash(draft.title ?? "", draft.published ?? draft.text, link ?? "")}`;
  });
  return { ids, warnings };
}

/**
 * An id as the feed writes it, where that can be stored and shown anywhere. One with markup, controls or quotes in it,
 * or a very long one, stands for itself by its hash.
 */
export function safeId(written: string): string {
  const isSafe = written.length <= feedLimits.idChars && written.isWellFormed() && !unsafeInIds.test(written);
  return isSafe ? written : `hash:${hash(written)}`;
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}

function hash(...parts: string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 24);
}
