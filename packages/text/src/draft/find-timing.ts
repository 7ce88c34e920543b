import { readContent, shareOf } from "../respond/read-content.ts";
import { findAccusation, findPromotion, findRefusal } from "./draft-words.ts";
import { findTerm } from "./find-kept.ts";
import { bySentence, type FoundPlace } from "./find-wording.ts";
import type { ReadDraft } from "./read-draft.ts";

const minute = 60_000;

/** Attacks are not answered within so many minutes. */
const angerMinutes = 15;
/** What is published so near to each other is taken together. */
const clashMinutes = 60;

/** Good cheer: emojis of joy, food and parties, and wishes for a nice day. */
const cheer =
  /[\u{1F389}\u{1F38A}\u{1F381}\u{1F388}\u{1F382}\u{1F386}\u{1F387}\u{1F973}\u{1F929}\u{1F37E}\u{1F942}\u{1F483}\u{1F57A}\u{1F600}-\u{1F606}\u{1F609}-\u{1F60E}\u{1F618}\u{1F61C}\u{1F923}\u{1F32D}-\u{1F37F}\u{1F950}-\u{1F96F}\u{1F680}\u{1F682}\u{1F525}\u{1F4A5}\u{2728}\u{2600}\u{1F31E}\u{1F308}\u{1F64C}\u{1F3B6}\u{1F384}]|(?:хорошего|отличного|чудесного|прекрасного|солнечного|вкусного) (?:дня|утра|вечера|настроения|уикенда)|пусть (?:день|утро|неделя|вечер)|(?:have|enjoy) (?:a|your) (?:lovely|great|nice|wonderful|fun|sunny) |happy (?:friday|monday|weekend)|may your day/iu;

const whole = { start: 0, end: 0 };

function time(value: string | null): number | null {
  const at = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

/** The last instant of a period: a date without an hour lasts until its end. */
function endOf(value: string): number | null {
  const at = time(value);
  return at !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? at + 24 * 60 * minute - 1 : at;
}

/** Subjects of a running quiet period; where it names none, anything light or promotional. `now` in ms. */
export function findQuiet(draft: ReadDraft, now: number): FoundPlace[] {
  return draft.input.quietPeriods.flatMap(({ from, to, terms }) => {
    const begin = time(from);
    const end = endOf(to);
    if (begin === null || end === null || now < begin || now > end) return [];
    if (terms === null || terms.length === 0)
      return findPromotion(draft.text).length > 0 || cheer.test(draft.text)
        ? [{ check: "quiet_period" as const, ...whole }]
        : [];
    const places = terms.flatMap((term) => findTerm(draft.text, term));
    return bySentence(draft, "quiet_period", places).filter(
      ({ start, end }) => !isRefusal(draft, start, end),
    );
  });
}

function isRefusal(draft: ReadDraft, start: number, end: number): boolean {
  const sentence = draft.sentences.find((one) => start >= one.start && end <= one.end);
  return sentence !== undefined && findRefusal(sentence.text).length > 0;
}

/** An answer within minutes to an insult or an accusation. */
export function findAnger(draft: ReadDraft, howRude: (text: string) => number): FoundPlace[] {
  const { mention } = draft.input;
  if (!mention || mention.minutesAgo === null || mention.minutesAgo > angerMinutes) return [];
  const isAttack = findAccusation(mention.text).length > 0 || howRude(mention.text) >= 0.7;
  return isAttack ? [{ check: "anger_interval", ...whole }] : [];
}

/** Of what is planned soon, something that does not go with the draft, or that the draft gives away. `now` in ms. */
export function findClash(draft: ReadDraft, now: number): FoundPlace[] {
  const clashes = draft.input.calendar.some(({ at, title }) => {
    const due = time(at);
    if (due === null) return false;
    const theme = readContent(title);
    const isSame = shareOf(theme, draft.content) >= 0.4;
    if (Math.abs(due - now) <= clashMinutes * minute && !isSame) return true;
    return due > now + minute && isSame;
  });
  return clashes ? [{ check: "calendar_clash", ...whole }] : [];
}
