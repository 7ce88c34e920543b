import type { Source } from "@earshot/contract/source";
import type { SourceState } from "@earshot/core/collect/source";
import { ailingStates } from "@earshot/core/collect/source-state-names";
import { scalarText } from "../app/search-params.ts";

export const sortings = ["health", "name", "posts", "matches", "tier", "read"] as const;
export type Sorting = (typeof sortings)[number];

/** What of the list is shown and in which order; it stands in the address, so that it can be sent to a colleague. */
export interface SourceView {
  q?: string | undefined;
  /** With everything below it; "-" for sources without a folder. */
  folder?: string | undefined;
  tag?: string | undefined;
  /** A state, or "ailing" for all that wait for a person. */
  state?: string | undefined;
  tier?: string | undefined;
  sort?: Sorting | undefined;
  group?: "folder" | undefined;
}

/** Reads a view from an address; what is not known is left out. */
export function readSourceView(search: Record<string, unknown>): SourceView {
  const text = (name: string): string | undefined => {
    const given = scalarText(search[name])?.trim();
    return given === undefined || given === "" ? undefined : given.slice(0, 200);
  };
  const sort = text("sort");
  return {
    q: text("q"),
    folder: text("folder"),
    tag: text("tag"),
    state: text("state"),
    tier: /^[123]$/.test(text("tier") ?? "") ? text("tier") : undefined,
    sort: sortings.find((each) => each === sort),
    group: text("group") === "folder" ? "folder" : undefined,
  };
}

const ranks: ReadonlyMap<SourceState, number> = new Map(ailingStates.map((state, rank) => [state, rank]));

/** Whether a source waits for a person or at least for a look. */
export function isAiling(source: Pick<Source, "state">): boolean {
  return ranks.has(source.state);
}

export function isFiltered(view: SourceView): boolean {
  return [view.q, view.folder, view.tag, view.state, view.tier].some((value) => value !== undefined);
}

/** Sources that a view shows, unordered. */
export function filterSources(sources: readonly Source[], view: SourceView): Source[] {
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
export function orderSources(
  sources: readonly Source[],
  sort: Sorting | undefined,
  volumes: Volumes,
  language: string,
): Source[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const rank = ({ state }: Source): number => ranks.get(state) ?? ranks.size;
  const count = (source: Source, what: "posts" | "matches"): number =>
    volumes.get(source.sourceId)?.[what] ?? -1;
  const time = (at: string | null): number => (at === null ? 0 : Date.parse(at));
  const compare: Record<Sorting, (a: Source, b: Source) => number> = {
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

export interface SourceGroup {
  /** Null for sources without a folder, which come last. */
  folder: string | null;
  sources: Source[];
}

/** Sources by folder, folders by name; within one the given order stays. */
export function groupByFolder(sources: readonly Source[], language: string): SourceGroup[] {
  const groups = new Map<string | null, Source[]>();
  for (const source of sources) groups.set(source.folder, [...(groups.get(source.folder) ?? []), source]);
  const collator = new Intl.Collator(language, { numeric: true });
  return [...groups]
    .map(([folder, members]) => ({ folder, sources: members }))
    .sort((a, b) => (a.folder === null ? 1 : b.folder === null ? -1 : collator.compare(a.folder, b.folder)));
}

/** Folders in use with all that lie above them, and tags in use. */
export function namesInUse(
  sources: readonly Source[],
  language: string,
): { folders: string[]; tags: string[] } {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const folders = new Set<string>();
  for (const { folder } of sources) {
    const levels = folder?.split("/") ?? [];
    for (let depth = 1; depth <= levels.length; depth += 1) folders.add(levels.slice(0, depth).join("/"));
  }
  return {
    folders: [...folders].sort(compare),
    tags: [...new Set(sources.flatMap(({ tags }) => tags))].sort(compare),
  };
}
