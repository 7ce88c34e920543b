/*
 * Sticky expressions for the tokens that are no plain words. Every repetition is bounded: a scanner that starts at
 * each word of a hostile text must not run to the end of the text each time.
 */
const url = /(?:https?:\/\/|www\.)[^\s<>"«»“”]{1,2048}/y;
const email = /[\p{L}\p{N}_][\p{L}\p{N}._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/uy;
const domain =
  /(?:[\p{L}\p{N}-]{1,63}\.){1,5}(?:(?:com|ru|org|net|info|biz|su|рф|рус|ua|by|kz|uk|de|fr|pl|rs|eu|io|app|dev|tv|online|site|shop|media|news|blog|social|example|me|co|cc|ly|gg|be|to|link)(?![\p{L}\p{N}-]))(\/[^\s<>"«»“”]{0,2048})?/uy;
/** Top-level domains that are also words: a missing space after a full stop must not make an address ("end.To me"). */
const needsPath = /\.(?:me|co|to|be|by|no|link|news|media|online|site|shop|blog|social)$/;
const handle =
  /@([\p{L}\p{N}_]{1,64}(?:[.-][a-z0-9_]{1,64}){0,6})(@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})?/uy;
const hashtag = /[#＃]([\p{L}\p{N}\p{M}_\u00ad\u200b-\u200d]{1,200})/uy;
const emoji =
  /\p{RI}\p{RI}|\p{Extended_Pictographic}[\ufe0f\p{EMod}]{0,2}(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{EMod}]{0,2}){0,8}/uy;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Where an address ends that was cut at a space: closing punctuation after it belongs to the sentence. */
function trimAddress(text: string, start: number, end: number): number {
  let last = end;
  while (last > start) {
    const char = text[last - 1] ?? "";
    if (".,;:!?…'’*_".includes(char)) last -= 1;
    else if (char === ")" && !text.slice(start, last).includes("(")) last -= 1;
    else if (char === "]") last -= 1;
    else break;
  }
  return last;
}

/** A URL, bare domain or e-mail that begins at `start` of a lower-case text. */
export function scanAddress(lower: string, start: number): { kind: "url" | "email"; end: number } | null {
  const full = matchAt(url, lower, start);
  if (full !== null) return { kind: "url", end: trimAddress(lower, start, start + full[0].length) };
  const mail = matchAt(email, lower, start);
  if (mail !== null) return { kind: "email", end: start + mail[0].length };
  const bare = matchAt(domain, lower, start);
  if (bare === null) return null;
  const path = bare[1];
  if (path === undefined && needsPath.test(bare[0])) return null;
  return { kind: "url", end: trimAddress(lower, start, start + bare[0].length) };
}

/** An account name at an @; `norm` is without the sign, with the server for Mastodon ("user@server"). */
export function scanHandle(lower: string, start: number): { end: number; norm: string } | null {
  const found = matchAt(handle, lower, start);
  if (found === null) return null;
  return { end: start + found[0].length, norm: (found[1] ?? "") + (found[2] ?? "") };
}

/** A hashtag at its #; digits alone ("#1") are a number, not a tag. */
export function scanHashtag(lower: string, start: number): { end: number; tag: string } | null {
  const found = matchAt(hashtag, lower, start);
  const tag = found?.[1];
  if (found === null || tag === undefined || !/\p{L}/u.test(tag)) return null;
  return { end: start + found[0].length, tag };
}

/** One emoji with its modifiers and joined parts; `norm` is without variation selectors and skin tones. */
export function scanEmoji(text: string, start: number): { end: number; norm: string } | null {
  const found = matchAt(emoji, text, start);
  if (found === null) return null;
  return { end: start + found[0].length, norm: found[0].replace(/[\ufe0f\p{EMod}]/gu, "") };
}
