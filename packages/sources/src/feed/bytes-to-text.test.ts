import { describe, expect, it } from "vitest";
import { bytesToText } from "./bytes-to-text.ts";

const russian =
  "Центральный банк поднял ключевую ставку, сообщает пресс-служба. Аналитики ожидали такого решения: инфляция растёт.";
const german =
  "Die Zentralbank erhöht die Leitzinsen, berichtet die Pressestelle. Führende Ökonomen überraschte das nicht; die Straße schweigt.";

function document(body: string, declared: string | null): string {
  const declaration = declared === null ? "" : `<?xml version="1.0" encoding="${declared}"?>`;
  return `${declaration}<rss version="2.0"><channel><title>${body}</title></channel></rss>`;
}

/** Inverts a single-byte decoder of the platform: byte for each character that the encoding has. */
function encodeSingleByte(text: string, encoding: string): Uint8Array {
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (character) => all.indexOf(character));
}

function encode(text: string, encoding: string): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  return encodeSingleByte(text, encoding);
}

/** Western text is in the table because a detector that leans to Cyrillic would pass without it. */
const encodings: [encoding: string, body: string][] = [
  ["utf-8", russian],
  ["utf-16le", russian],
  ["utf-16be", russian],
  ["windows-1251", russian],
  ["koi8-r", russian],
  ["ibm866", russian],
  ["windows-1252", german],
];
type Label = (right: string) => string | null;
const labels: [name: string, label: Label][] = [
  ["none", () => null],
  ["right", (right) => right],
  ["utf-8", () => "utf-8"],
  ["iso-8859-1", () => "iso-8859-1"],
];

const combinations = encodings.flatMap(([encoding, body]) =>
  labels.flatMap(([declarationName, declaration]) =>
    labels.map(([httpName, http]) => ({
      encoding,
      body,
      declarationName,
      declared: declaration(encoding),
      httpName,
      sent: http(encoding),
    })),
  ),
);

describe("bytesToText recovers every encoding whatever is declared", () => {
  it("covers 112 combinations", () => {
    expect(combinations).toHaveLength(112);
  });
  it.each(combinations)(
    "$encoding, declared $declarationName, HTTP $httpName",
    ({ encoding, body, declared, sent }) => {
      const contentType = sent === null ? "application/xml" : `application/xml; charset=${sent}`;
      const { text } = bytesToText(encode(document(body, declared), encoding), contentType);
      expect(text).toContain(body);
    },
  );
});

describe("bytesToText", () => {
  const utf8 = new TextEncoder();
  const rows: [name: string, bytes: Uint8Array, contentType: string | null, expected: string][] = [
    ["empty", new Uint8Array(), null, ""],
    ["one byte", Uint8Array.of(0x41), null, "A"],
    ["UTF-8 mark", Uint8Array.of(0xef, 0xbb, 0xbf, 0x41), null, "A"],
    [
      "UTF-16 mark against the declaration",
      Buffer.from("\ufeff<?xml encoding='utf-8'?>ж", "utf16le"),
      null,
      "<?xml encoding='utf-8'?>ж",
    ],
    [
      "declared windows-1251, is UTF-8",
      utf8.encode("<?xml version='1.0' encoding='windows-1251'?>жук"),
      null,
      "<?xml version='1.0' encoding='windows-1251'?>жук",
    ],
    [
      "an unknown declared name",
      encode(document(russian, "x-unknown"), "windows-1251"),
      null,
      document(russian, "x-unknown"),
    ],
    ["cp1251 as a name", encode(document("жук", "cp1251"), "windows-1251"), null, document("жук", "cp1251")],
    [
      "quoted HTTP charset",
      encode("<rss>жук</rss>", "koi8-r"),
      'text/xml; charset="koi8-r"',
      "<rss>жук</rss>",
    ],
    [
      "the declaration before HTTP",
      encode(document("жук", "koi8-r"), "koi8-r"),
      "text/xml; charset=windows-1251",
      document("жук", "koi8-r"),
    ],
    ["UTF-8 with one broken byte", Uint8Array.of(...utf8.encode(russian), 0xff), null, `${russian}\ufffd`],
    ["UTF-8 cut inside a character", utf8.encode(russian + "ё").slice(0, -1), null, `${russian}\ufffd`],
    ["one western letter", encode("<rss>Café</rss>", "windows-1252"), null, "<rss>Café</rss>"],
    ["western quotes", Buffer.from("<rss>\x93Don\x92t\x94</rss>", "latin1"), null, "<rss>“Don’t”</rss>"],
    ["NULs alone", new Uint8Array(100), null, "\0".repeat(100)],
  ];
  it.each(rows)("%s", (_name, bytes, contentType, expected) => {
    expect(bytesToText(bytes, contentType).text).toBe(expected);
  });
});
