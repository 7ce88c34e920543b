import type { CollectedPost, Engagement, PostAuthor } from "@earshot/core/collect/post";
import type { Platform } from "@earshot/core/collect/platform";
import type { ImportField } from "@earshot/core/import/field";
import { isBlank, readCounter } from "@earshot/core/import/read-counter";
import type { ImportReading } from "@earshot/core/import/reading";
import type { Refusal, RefusalCode } from "@earshot/core/import/refusal";
import { isAnswerWord, platformOfWord } from "@earshot/core/import/row-platform";
import { feedLimits } from "../feed/limits.ts";
import { htmlToLine, htmlToText } from "../feed/html-to-text.ts";
import { resolveLink } from "../feed/resolve-link.ts";
import { recognise } from "../recognise/recognise.ts";
import type { AddressPrints } from "./address-prints.ts";
import { createRowDates } from "./row-date.ts";
import { createRowKeys } from "./row-key.ts";

export type RowOutcome = { ok: true; post: CollectedPost } | { ok: false; reasons: Refusal[] };

export interface RowReaderSettings {
  reading: ImportReading;
  /** Who gave the ids of the export: the service, or the import by its name. */
  issuer: string;
  /** Addresses of the rows before, where the table is read on. */
  prints?: AddressPrints;
}

type Cells = (field: ImportField) => string;

const counters = ["likes", "comments", "shares", "views", "followers"] as const;
const saidChars = 200;
const tagChars = 120;

/**
 * Makes posts of the rows of one table. One reader a table: it remembers addresses, to tell apart posts that share one. Every reason why a row is
 * no post is named, not the first alone.
 */
export function createRowReader({
  reading,
  issuer,
  prints,
}: RowReaderSettings): (cells: readonly string[], now: Date) => RowOutcome {
  const { fields } = reading;
  const place = new Map(
    fields.flatMap((field, column) => (field === null ? [] : [[field, column] as const])),
  );
  const readDate = createRowDates(reading.zone, reading.dateOrder);
  const keyOf = createRowKeys(issuer, prints);
  const platformOf = createPlatforms();

  return (row, now) => {
    const cell: Cells = (field) => {
      const at = place.get(field);
      const text = at === undefined ? "" : (row[at] ?? "");
      return isBlank(text) ? "" : unguarded(text);
    };
    const reasons: Refusal[] = [];
    const refuse = (code: RefusalCode, field: ImportField): void => {
      reasons.push({ code, field, column: place.get(field) ?? null, said: cell(field).slice(0, saidChars) });
    };
    const title = htmlToLine(cell("title"), feedLimits.titleChars) || null;
    const text = htmlToText(cell("text"), { kind: "text" });
    if (text === "" && title === null) refuse("no_text", place.has("text") ? "text" : "title");
    const date = readDate(cell("date"), cell("time"), now);
    if (!date.ok) refuse(date.code, "date");
    const address = readAddress(cell("url"));
    if (address === undefined) refuse("bad_url", "url");
    const counts = readCounts(cell, (field) => refuse("bad_number", field));
    if (reasons.length > 0 || !date.ok) return { ok: false, reasons };
    const url = address ?? null;
    const author = readAuthor(cell, counts.followers);
    const key = keyOf({
      namespace: cell("namespace") || null,
      externalId: cell("external_id") || null,
      url,
      isAnswer: isAnswerWord(cell("kind")),
      content: [author?.handle ?? author?.name ?? "", date.at.toISOString(), title ?? "", text].join("\n"),
    });
    const post: CollectedPost = {
      ...key,
      platform: platformOf(url, cell),
      url,
      title,
      text,
      author,
      publishedAt: date.at,
      dateFlag: null,
      editedAt: null,
      parentExternalId: cell("external_id") === "" ? null : cell("parent_id") || null,
      rootExternalId: null,
      engagement: counts.engagement,
      statedLanguage: readLanguage(cell("language")),
      tags: readTags(row, reading, author),
    };
    return { ok: true, post };
  };
}

function readCounts(
  cell: Cells,
  refuse: (field: ImportField) => void,
): { engagement: Engagement; followers: number | null } {
  const counts = new Map(counters.map((field) => [field, readCounter(cell(field))]));
  for (const field of counters) if (cell(field) !== "" && counts.get(field) === null) refuse(field);
  const value = (field: (typeof counters)[number]): number | null => counts.get(field)?.value ?? null;
  const isApproximate = counters.some((field) => counts.get(field)?.isApproximate === true);
  const [likes, comments, shares, views] = [
    value("likes"),
    value("comments"),
    value("shares"),
    value("views"),
  ];
  return { engagement: { likes, comments, shares, views, isApproximate }, followers: value("followers") };
}

function readLanguage(cell: string): string | null {
  return /^[a-z]{2,3}(?:-[a-z]{2,4})?$/iu.test(cell) ? cell.toLowerCase() : null;
}

/** An export that guards against formulas writes an apostrophe before a text that looks like one. */
function unguarded(text: string): string {
  return /^'[\s=+\-@|%]/u.test(text) ? text.slice(1) : text;
}

/** Null: none; undefined: something that is no address. */
function readAddress(cell: string): string | null | undefined {
  const text = cell.trim();
  if (text === "") return null;
  const isBare = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#]|$)/u.test(text);
  return resolveLink(isBare ? `https://${text}` : text, null) ?? undefined;
}

/** The medium stands for an author who is not named. */
function readAuthor(cell: Cells, followers: number | null): PostAuthor | null {
  const medium = isNetwork(cell("place")) ? "" : cell("place");
  const name = htmlToLine(cell("author") || medium, feedLimits.nameChars) || null;
  const handle = htmlToLine(cell("author_handle"), feedLimits.nameChars) || null;
  const url = readAddress(cell("author_url")) ?? null;
  if (name === null && handle === null) return null;
  return { handle, name, url, bio: null, followers };
}

/** Tags of the file, and what else it says of the post, in its own words: "Тональность: негатив". No machine label is made of it. */
function readTags(
  row: readonly string[],
  { fields, columns }: ImportReading,
  author: PostAuthor | null,
): string[] {
  const tags = fields.flatMap((field, column) => {
    const cell = unguarded(row[column] ?? "");
    if (isBlank(cell)) return [];
    if (field === "tags") return cell.split(/[,;|\n]/u).map((tag) => htmlToLine(tag, tagChars));
    const isSaid = field === "tag" || (field === "place" && cell.trim() !== author?.name && !isNetwork(cell));
    return isSaid ? [htmlToLine(`${columns[column] ?? ""}: ${cell}`, tagChars)] : [];
  });
  return [...new Set(tags.filter((tag) => tag !== ""))].slice(0, feedLimits.tags);
}

/** A place that only repeats the platform tells nothing new. */
function isNetwork(place: string): boolean {
  const platform = platformOfWord(place);
  return platform !== null && !["news", "blog", "forum", "review"].includes(platform);
}

/** The network of a post by its address, what the file says, or the place where it appeared; hosts are looked up once. */
function createPlatforms(): (url: string | null, cell: Cells) => Platform {
  const known = new Map<string, Platform>();
  const hostsMax = 20_000;

  function ofHost(url: string): Platform {
    const { host } = new URL(url);
    const before = known.get(host);
    if (before !== undefined) return before;
    const found = recognise(url).platform;
    if (known.size < hostsMax) known.set(host, found);
    return found;
  }

  return (url, cell) => {
    const ofAddress = url === null ? null : ofHost(url);
    // Any site that is not known counts as news: the file may know better.
    if (ofAddress !== null && ofAddress !== "news" && ofAddress !== "other") return ofAddress;
    return platformOfWord(cell("platform")) ?? platformOfWord(cell("place")) ?? ofAddress ?? "other";
  };
}
