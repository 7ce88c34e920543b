/** Between the levels of a folder: "СМИ/Регионы". */
export const folderSeparator = "/";

export const folderCharsMax = 200;
export const folderLevelsMax = 6;
export const tagCharsMax = 40;
export const tagsMax = 20;

/** Stands for the separator inside the name of one level, so that a name from elsewhere makes no level. */
const slashInName = "∕";

/** A folder as people type it, tidied: "  СМИ /  Регионы/" is "СМИ/Регионы"; null for none. */
export function readFolder(typed: string | null): string | null {
  return joinFolder((typed ?? "").split(folderSeparator));
}

/** The folder of these levels, outermost first; slashes that separate are taken for part of a name by `folderLevel`. */
export function joinFolder(levels: readonly string[]): string | null {
  const named = levels.map(oneLine).filter((level) => level !== "");
  const kept = [
    ...named.slice(0, folderLevelsMax - 1),
    ...(named.length >= folderLevelsMax ? [named.slice(folderLevelsMax - 1).join(" ")] : []),
  ];
  const folder = cut(kept.join(folderSeparator), folderCharsMax).replace(/\/$/, "");
  return folder === "" ? null : folder;
}

/** The name of one level from elsewhere, where a slash is a letter like any other. */
export function folderLevel(name: string): string {
  return oneLine(name.replaceAll(folderSeparator, slashInName));
}

export function folderLevels(folder: string | null): string[] {
  return folder === null ? [] : folder.split(folderSeparator);
}

/** Tags as they are kept: one line each, without commas, each once whatever its case, in the order given. */
export function readTags(given: readonly string[]): string[] {
  const tags = new Map<string, string>();
  for (const each of given.flatMap((text) => text.split(","))) {
    const tag = cut(oneLine(each).replace(/^\/+/, ""), tagCharsMax).trim();
    if (tag !== "" && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()].slice(0, tagsMax);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Never through the middle of a character that takes two units. */
function cut(text: string, unitsMax: number): string {
  return text.length <= unitsMax ? text : text.slice(0, unitsMax).replace(/[\ud800-\udbff]$/u, "");
}
