import type { Source } from "@earshot/contract/source";
import { sourceOrders, type SourceFilter, type SourceOrder } from "@earshot/core/collect/arrange-sources";
import { scalarText } from "../app/search-params.ts";

/** What of the list is shown and in which order; it stands in the address, so that it can be sent to a colleague. */
export interface SourceView extends SourceFilter {
  sort?: SourceOrder | undefined;
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
    sort: sourceOrders.find((each) => each === sort),
    group: text("group") === "folder" ? "folder" : undefined,
  };
}

export function isFiltered(view: SourceView): boolean {
  return [view.q, view.folder, view.tag, view.state, view.tier].some((value) => value !== undefined);
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
