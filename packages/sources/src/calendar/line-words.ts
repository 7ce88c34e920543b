import type { Platform } from "@earshot/core/collect/platform";
import { platforms } from "@earshot/core/collect/platform";
import { platformOfWord } from "@earshot/core/import/row-platform";
import type { CalendarKind, CalendarState } from "@earshot/core/respond/calendar/calendar-entry";
import { calendarLimits } from "./calendar-line.ts";

const kindWords: readonly [CalendarKind, RegExp][] = [
  ["quiet", /\b(?:quiet|blackout|embargo|silence)\b|тишин|молчани|эмбарго|закрыт\S* период/iu],
  ["campaign", /\bcampaign\b|кампани|акци[яию]/iu],
  ["post", /\bpost\b|пост(?!\p{L})|публикаци|запись|анонс/iu],
  ["event", /\bevent\b|\bmeeting\b|событи|мероприяти|встреч|конференци/iu],
];

/** The kind that a word of a file means; null where it means none. */
export function kindOfWord(word: string): CalendarKind | null {
  return kindWords.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

export function platformOf(word: string): Platform | null {
  const plain = word.trim().toLowerCase();
  return platforms.find((each) => each === plain) ?? platformOfWord(word);
}

export function stateOfWord(word: string): CalendarState {
  if (/cancel|отмен/iu.test(word)) return "cancelled";
  return /^(?:done|published|completed)$|опубликован|готов|прошл/iu.test(word.trim()) ? "done" : "planned";
}

/** One line of plain text. */
export function tidyTitle(text: string): string {
  return plain(text).replace(/\s+/gu, " ").trim().slice(0, calendarLimits.titleChars);
}

export function tidyNote(text: string): string {
  return plain(text).trim().slice(0, calendarLimits.noteChars);
}

/** Only addresses that a browser may open. */
export function webLink(text: string): string | null {
  try {
    const url = new URL(text.trim());
    return /^https?:$/u.test(url.protocol) ? url.href.slice(0, 2_000) : null;
  } catch {
    return null;
  }
}

export function splitTerms(text: string): string[] {
  const terms = text.split(/[,;\n]/u).map((term) => plain(term).trim().slice(0, 120));
  return [...new Set(terms.filter((term) => term !== ""))].slice(0, 50);
}

function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, " ");
}
