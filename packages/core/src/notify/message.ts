import type { Severity } from "../triage/status.ts";
import type { PageLanguage } from "../triage/page-language.ts";

/** Whose turn it is: the step of a version of a draft. */
export interface DraftTurn {
  draftId: number;
  number: number;
  position: number;
}

/** Somebody else's words: hostile in every format. */
export interface QuotedPost {
  text: string;
  /** "Author · source". */
  by: string;
  /** Http(s) or null. */
  url: string | null;
  /** What it is to the reader, where that is not plain. */
  label?: string | undefined;
}

/** Words of our own that somebody is asked about. They keep their lines, and what stands below them holds only for whoever saw all of them. */
export interface AskedWords {
  label: string;
  text: string;
  /** What has to be known before deciding. */
  notes: string[];
  /** Said where a channel shows the beginning alone. */
  isCut: string;
}

/** What is told, before it is put into the format of a channel. Every text is plain. */
export interface Message {
  language: PageLanguage;
  title: string;
  severity: Severity | null;
  lines: string[];
  quotes: QuotedPost[];
  /** Where it can be read in full; null where nobody knows the address of the page. */
  link: { text: string; url: string } | null;
  /** The button by which somebody takes it on; `url` leads there where a channel has no buttons of its own. */
  acknowledge: { text: string; alertId: number; url: string | null } | null;
  asked?: AskedWords | undefined;
  /** Buttons by which somebody approves the words asked about or sends them back; `link` leads to a page with both. */
  decide?:
    | {
        turn: DraftTurn;
        approve: string;
        decline: string;
        /** Something has to be read in the page first: a button would be refused. */
        isPageOnly: boolean;
        /** `text` is a sentence of a letter, `short` a button. */
        link: { text: string; short: string; url: string } | null;
      }
    | undefined;
}

/** What a program gets that was sent a webhook; `type` names the event. */
export interface WebhookEvent {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/** Lines of a text without other controls and without more than one empty line between them. */
export function plainLines(text: string): string {
  return text
    .replaceAll(/\r\n?|\u2028|\u2029/gu, "\n")
    .replaceAll(/(?!\n)\p{Cc}+/gu, " ")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** One line without controls, cut to a length in characters. */
export function oneLine(text: string, charsMax: number): string {
  return cut(text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim(), charsMax);
}

/** Cut to a length in UTF-16 units, never within a pair. */
export function cut(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const head = text.slice(0, charsMax - 1).replace(/[\uD800-\uDBFF]$/u, "");
  return `${head.trimEnd()}…`;
}

const addressPattern = /^https?:\/\/(?:[^\s/?#@]*@)?(\[[0-9a-f:.]+\]|[^\s/?#@:[\]]+)/iu;

/** An address that may stand in a message: http(s) alone, with nothing in it that ends an attribute or a link. */
export function webAddress(url: string | null): string | null {
  if (url === null || !addressPattern.test(url)) return null;
  return url.replaceAll(/[\s"'<>\\^`{|}\p{Cc}]/gu, (letter) =>
    encodeURIComponent(letter).replace("'", "%27"),
  );
}

/** Whether services outside take an address as that of a button: they refuse names without a dot and the machine itself. */
export function isPublicAddress(url: string): boolean {
  const host = addressPattern.exec(url)?.[1]?.toLowerCase() ?? "";
  return host.includes(".") && !/^[\d.]+$/.test(host) && !host.startsWith("[") && !host.endsWith(".local");
}
