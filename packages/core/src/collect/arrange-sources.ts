import type { SourceState } from "./source.ts";
import { ailingStates } from "./source-state-names.ts";

/** Orders of the list of sources; the first is what it begins with. */
export const sourceOrders = ["health", "name", "posts", "matches", "tier", "read"] as const;
export type SourceOrder = (typeof sourceOrders)[number];

/** A source as a list shows it; times are ISO 8601. */
interface ShownSource {
  sourceId: number;
  name: string;
  url: string;
  folder: string | null;
  tags: readonly string[];
  note: string | null;
  state: SourceState;
  tier: number;
  lastSuccessAt: string | null;
}

/** What a list of sources is narrowed to. */
export interface SourceFilter {
  q?: string | undefined;
  /** With everything below it; "-" for sources without a folder. */
  folder?: string | undefined;
  tag?: string | undefined;
  /** A state, or "ailing" for all that wait for a person. */
  state?: string | undefined;
  tier?: string | undefined;
}

const ranks: ReadonlyMap<SourceState, number> = new Map(ailingStates.map((state, rank) => [state, rank]));

/** Whether a source waits for a person or at least for a look. */
export function isAiling(source: Pick<ShownSource, "state">): boolean {
  return ranks.has(source.state);
}

/** Sources that a filter lets through, unordered. */
export function filterSources<Source extends ShownSource>(
  sources: readonly Source[],
  view: SourceFilter,
): Source[] {
  const words = (view.q ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return sources.filter((source) => {
    const { name, url, folder, tags, note, state, tier } = source;
    const haystack = [name, url, folder ?? "", note ?? "", ...tags].join("\n").toLowerCase();
    return (
      words.every((word) => haystack.includes(word)) &&
      isInFolder(folder, view.folder) &&
      (view.tag === undefined || tags.some((tag) => tag.toLowerCase() === view.tag?.toLowerCase())) &&
      (view.state === undefined || (view.state === "ailing" ? isAiling(source) : state === view.state)) &&
      (view.tier === undefined || String(tier) === view.tier)
    );
  });
}

function isInFolder(folder: string | null, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (wanted === "-") return folder === null;
  return folder === wanted || (folder?.startsWith(`${wanted}/`) ?? false);
}

interface Volumes {
  get(sourceId: number): { posts: number; matches: number } | undefined;
}

/** In the order of a view: by default trouble first, the worst of it on top, the others by name. */
export function orderSources<Source extends ShownSource>(
  sources: readonly Source[],
  sort: SourceOrder | undefined,
  volumes: Volumes,
  language: string,
): Source[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const rank = ({ state }: ShownSource): number => ranks.get(state) ?? ranks.size;
  const count = (source: ShownSource, what: "posts" | "matches"): number =>
    volumes.get(source.sourceId)?.[what] ?? -1;
  const time = (at: string | null): number => (at === null ? 0 : Date.parse(at));
  const compare: Record<SourceOrder, (a: ShownSource, b: ShownSource) => number> = {
    health: (a, b) => rank(a) - rank(b),
    name: () => 0,
    posts: (a, b) => count(b, "posts") - count(a, "posts"),
    matches: (a, b) => count(b, "matches") - count(a, "matches"),
    tier: (a, b) => a.tier - b.tier,
    read: (a, b) => time(a.lastSuccessAt) - time(b.lastSuccessAt),
  };
  const first = compare[sort ?? "health"];
  return [...sources].sort(
    (a, b) => first(a, b) || collator.compare(a.name, b.name) || a.sourceId - b.sourceId,
  );
}
