/** What a token of a post is, as far as the classifiers care. */
export type TokenKind = "word" | "number" | "mark" | "emoji" | "link" | "handle" | "hashtag";

/** One token of a post. `start` and `end` are UTF-16 offsets into the scanned text. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  /** Lower case, ё as е; repeated marks shortened. */
  form: string;
  /** Whether the first letter is upper case, and whether all of at least two letters are. */
  capital: boolean;
  shouting: boolean;
}

const letterOrNumber = /[\p{L}\p{M}\p{N}]/u;
const emojiPattern = /\p{Extended_Pictographic}/u;

const other = 0;
const letter = 1;
const digit = 2;
const space = 3;

/** Class of each UTF-16 unit, filled once: a table beats a regular expression per character by far. */
const classes = new Uint8Array(65536);
for (let code = 0; code < 65536; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const char = String.fromCharCode(code);
  if (code >= 48 && code <= 57) classes[code] = digit;
  else if (code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || code === 0x202f)
    classes[code] = space;
  else if (code < 0x2000 && letterOrNumber.test(char)) classes[code] = letter;
  else if (code >= 0x2c00 && code < 0xfe00 && letterOrNumber.test(char)) classes[code] = letter;
}

function classAt(text: string, at: number): number {
  return classes[text.charCodeAt(at)] ?? other;
}

/** End of the word or number that begins at `at`; an apostrophe between letters belongs to the word. */
function wordEnd(text: string, at: number, length: number): number {
  let end = at;
  while (end < length) {
    const kind = classAt(text, end);
    if (kind === letter || kind === digit) end++;
    else if (
      (text.charCodeAt(end) === 39 || text.charCodeAt(end) === 0x2019) &&
      end > at &&
      end + 1 < length &&
      classAt(text, end + 1) === letter
    )
      end++;
    else break;
  }
  return end;
}

function lineEndOf(text: string, at: number, length: number): number {
  let end = at;
  while (end < length && classAt(text, end) !== space) end++;
  return end;
}

function wordToken(text: string, start: number, end: number, kind: TokenKind): Token {
  const raw = text.slice(start, end);
  let form = raw.toLowerCase();
  if (form.includes("ё")) form = form.replaceAll("ё", "е");
  if (form.includes("\u2019")) form = form.replaceAll("\u2019", "'");
  const first = raw.charAt(0);
  const capital = first !== first.toLowerCase();
  const shouting = capital && raw.length > 1 && raw === raw.toUpperCase() && raw.toLowerCase() !== raw;
  return { kind, start, end, form, capital, shouting };
}

function markToken(text: string, start: number, length: number): Token {
  const char = text.charAt(start);
  let end = start + 1;
  while (end < length && text.charAt(end) === char) end++;
  const run = end - start;
  const form = run >= 3 ? char + char + char : run === 2 ? char + char : char;
  return { kind: "mark", start, end, form, capital: false, shouting: false };
}

/** Tokens of at most the first `limit` UTF-16 units, in order; white space is dropped. Linear in the text. */
export function scanWords(text: string, limit: number): Token[] {
  const length = Math.min(text.length, limit);
  const tokens: Token[] = [];
  let at = 0;
  while (at < length) {
    const kind = classAt(text, at);
    const code = text.charCodeAt(at);
    if (kind === space) {
      at++;
    } else if (kind === letter || kind === digit) {
      if (
        code === 104 &&
        text.startsWith("http", at) &&
        text.startsWith("://", text.charCodeAt(at + 4) === 115 ? at + 5 : at + 4)
      ) {
        const end = lineEndOf(text, at, length);
        tokens.push({ kind: "link", start: at, end, form: "<link>", capital: false, shouting: false });
        at = end;
        continue;
      }
      const end = wordEnd(text, at, length);
      tokens.push(wordToken(text, at, end, kind === digit ? "number" : "word"));
      at = end;
    } else if ((code === 64 || code === 35) && at + 1 < length && classAt(text, at + 1) === letter) {
      const end = wordEnd(text, at + 1, length);
      tokens.push(wordToken(text, at, end, code === 64 ? "handle" : "hashtag"));
      at = end;
    } else if (code >= 0xd800 && code <= 0xdbff && at + 1 < length) {
      tokens.push({
        kind: "emoji",
        start: at,
        end: at + 2,
        form: text.slice(at, at + 2),
        capital: false,
        shouting: false,
      });
      at += 2;
    } else if (code >= 0x2190 && code !== 0xfe0f && emojiPattern.test(text.charAt(at))) {
      tokens.push({
        kind: "emoji",
        start: at,
        end: at + 1,
        form: text.charAt(at),
        capital: false,
        shouting: false,
      });
      at++;
    } else if (code === 0xfe0f || (code >= 0xdc00 && code <= 0xdfff)) {
      at++;
    } else {
      const token = markToken(text, at, length);
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}
