import { detect as detectCharset } from "jschardet";

export interface DecodedText {
  text: string;
  encoding: string;
}

/**
 * Encodings that software declares by default, whatever the bytes are. Once the bytes are not valid UTF-8 such a
 * declaration says nothing.
 */
const sayNothing: ReadonlySet<string> = new Set(["utf-8", "windows-1252", "utf-16le", "utf-16be"]);
/** Bytes given to the detector: enough for its statistics, little enough to stay below 50 ms. */
const sampleBytes = 64 * 1024;
const latinAlphabets = /^(?:windows-125[02478]|iso-8859-(?:[234]|10|13|14|15|16)|macintosh)$/;
const westernHigh = Array.from("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ");

/**
 * Turns the bytes of a feed into text. Order: byte order mark, UTF-16 without one, valid UTF-8, XML declaration, HTTP
 * charset, UTF-8 with less than a tenth of its non-ASCII bytes broken, statistics. `contentType` is the HTTP header.
 */
export function bytesToText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const marked = readMark(bytes) ?? sniffUtf16(bytes);
  if (marked !== null) return decode(bytes, marked);
  const utf8 = decodeStrictly(bytes);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  const declared = declaredEncoding(bytes);
  const sent = httpEncoding(contentType);
  for (const encoding of [declared, sent]) {
    if (encoding !== null && !sayNothing.has(encoding)) return decode(bytes, encoding);
  }
  const lossy = decode(bytes, "utf-8");
  if (brokenShare(bytes, lossy.text) < 0.1) return lossy;
  return decode(bytes, detect(bytes, declared === "windows-1252" || sent === "windows-1252"));
}

function readMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Markup is mostly ASCII, so UTF-16 shows as zero bytes in every second place. */
function sniffUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 1_000) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] !== 0) even += 1;
    if (bytes[at + 1] === 0 && bytes[at] !== 0) odd += 1;
  }
  const enough = (length / 2) * 0.3;
  if (odd > enough && odd > even * 4) return "utf-16le";
  if (even > enough && even > odd * 4) return "utf-16be";
  return null;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: string): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: encoding === "windows-1252" ? repairWestern(text) : text, encoding };
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = readLatin1(bytes.subarray(0, 1_024));
  return knownEncoding(/<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1]);
}

function httpEncoding(contentType: string | null): string | null {
  return knownEncoding(/charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? "")?.[1]);
}

/** The WHATWG name of an encoding; null when nobody knows it. */
function knownEncoding(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label.replace(/^cp-?(?=125\d$)/i, "windows-")).encoding;
  } catch {
    return null;
  }
}

function readLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function brokenShare(bytes: Uint8Array, text: string): number {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high += 1;
  let broken = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) broken += 1;
  return high === 0 ? 0 : broken / high;
}

/**
 * Statistics of the text between the tags. A western encoding that was declared stays unless the bytes look like
 * another alphabet: there letters outside ASCII stand in runs, in western languages they stand alone.
 */
function detect(bytes: Uint8Array, isWesternDeclared: boolean): string {
  const start = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 256);
  const characters = readLatin1(bytes.subarray(start, start + sampleBytes));
  const text = characters.replace(/<[^<>]*>/g, " ");
  const runs = text.match(/[^\u0000-\u007f]+/g) ?? []; // oxlint-disable-line no-control-regex -- all of ASCII
  const isOtherAlphabet = runs.join("").length >= runs.length * 2;
  if (isWesternDeclared && !isOtherAlphabet) return "windows-1252";
  const encoding = knownEncoding(detectCharset(Buffer.from(text, "latin1")).encoding ?? undefined);
  const isPlausible = encoding !== null && (isOtherAlphabet || latinAlphabets.test(encoding));
  return isPlausible && encoding !== "utf-8" ? encoding : "windows-1252";
}

/** What windows-1252 has in place of the controls 80–9F; Node 20 and some later versions decode it as Latin-1. */
function repairWestern(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => {
    const mapped = westernHigh[control.charCodeAt(0) - 0x80];
    return mapped === undefined || mapped === " " ? control : mapped;
  });
}
