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
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1_024));
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

function brokenShare(bytes: Uint8Array, text: string): number {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high += 1;
  let broken = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) broken += 1;
  return high === 0 ? 0 : broken / high;
}

function detect(bytes: Uint8Array, isWesternDeclared: boolean): string {
  const start = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 256);
  const sample = bytes.subarray(start, start + sampleBytes);
  const guess = detectCharset(Buffer.from(sample));
  const encoding = knownEncoding(guess.encoding ?? undefined);
  const isCertain = guess.confidence > (isWesternDeclared ? 0.5 : 0.2);
  return encoding !== null && isCertain && encoding !== "utf-8" ? encoding : "windows-1252";
}
