import { wordsIn } from "./search-words.ts";

/** A piece of the text of a search; `at` counts its characters from 1. */
export type SearchToken =
  | { kind: "words"; words: string[]; isPrefix: boolean; at: number }
  | { kind: "minus" | "or" | "open" | "close"; at: number };

type Cut =
  | { ok: true; tokens: SearchToken[] }
  | { ok: false; problem: "open_quote" | "star_place"; at: number };

/** Signs that open a phrase, and those that close it. */
const quotes: Readonly<Record<string, string>> = { '"': '"', "«": "»", "“": "”", "„": "“”" };

const orSigns = new Set(["OR", "ИЛИ", "|", "||"]);

/** Cuts the text of a search into words, phrases and signs. Signs that mean nothing here are spaces. */
export function searchTokens(text: string): Cut {
  const tokens: SearchToken[] = [];
  let next = 0;
  while (next < text.length) {
    const sign = text[next] ?? "";
    const at = next + 1;
    if (/\s/.test(sign)) next += 1;
    else if (sign === "(" || sign === ")") {
      tokens.push({ kind: sign === "(" ? "open" : "close", at });
      next += 1;
    } else if (Object.hasOwn(quotes, sign)) {
      const end = closing(text, next, quotes[sign] ?? "");
      if (end === -1) return { ok: false, problem: "open_quote", at };
      const words = wordsIn(text.slice(next + 1, end)).map(({ word }) => word);
      if (words.length > 0) tokens.push({ kind: "words", words, isPrefix: false, at });
      next = end + 1;
    } else if (isMinus(text, next)) {
      if (tokens.at(-1)?.kind === "minus") tokens.pop();
      tokens.push({ kind: "minus", at });
      next += 1;
    } else {
      const [run = sign] = /^[^\s()"«“„]+/.exec(text.slice(next)) ?? [];
      const token = readRun(run, at);
      if (token !== null && "problem" in token) return token;
      if (token !== null) tokens.push(token);
      next += run.length;
    }
  }
  return { ok: true, tokens: tokens.filter((token, n) => !isVain(token, tokens[n + 1])) };
}

/** A minus before a sign that was dropped excludes nothing, unless something else stands where the excluded should. */
function isVain(token: SearchToken, following: SearchToken | undefined): boolean {
  return token.kind === "minus" && following !== undefined && following.at > token.at + 1;
}

function closing(text: string, from: number, signs: string): number {
  for (let n = from + 1; n < text.length; n++) if (signs.includes(text[n] ?? " ")) return n;
  return -1;
}

/** A minus that touches what follows and nothing before; between spaces it is a dash. */
function isMinus(text: string, at: number): boolean {
  if (text[at] !== "-" && text[at] !== "\u2212") return false;
  const before = text[at - 1] ?? " ";
  return /[\s(\-\u2212]/.test(before) && /[^\s)]/.test(text[at + 1] ?? " ");
}

type Run = SearchToken | { ok: false; problem: "star_place"; at: number } | null;

/** A run of signs without space: one word, or several that stand in a row, as "завод-гигант" does. */
function readRun(run: string, at: number): Run {
  if (orSigns.has(run)) return { kind: "or", at };
  const words = wordsIn(run).map(({ word }) => word);
  if (words.length === 0) return null;
  const star = run.indexOf("*");
  if (star === -1) return { kind: "words", words, isPrefix: false, at };
  if (wordsIn(run.slice(star)).length > 0) return { ok: false, problem: "star_place", at: at + star };
  return { kind: "words", words, isPrefix: true, at };
}
