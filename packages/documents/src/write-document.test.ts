import { inflateSync } from "node:zlib";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { text as textOf } from "node:stream/consumers";
import { reportFormats } from "@earshot/core/report/written/report-format";
import { expect, test } from "vitest";
import { hostile, sampleDocument } from "./sample-document.ts";
import { writeDocument } from "./write-document.ts";

/** Every part of an archive. */
async function unpack(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: false, autoClose: false }, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  );
  const entries = await new Promise<Entry[]>((resolve) => {
    const all: Entry[] = [];
    zip.on("entry", (entry) => all.push(entry));
    zip.on("end", () => resolve(all));
  });
  const parts = new Map<string, string>();
  for (const entry of entries) {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    parts.set(entry.fileName, await textOf(stream as AsyncIterable<Buffer>));
  }
  return parts;
}

// oxlint-disable-next-line no-control-regex -- controls are what must not be there
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u;

test.each(reportFormats)("hostile text in every place of a document: %s is written", async (format) => {
  // A PDF measures every letter: there the text without end stands in one place.
  const document = sampleDocument(format === "pdf" ? hostile.slice(0, 150) : hostile);
  const blocks = [...document.blocks, { kind: "text" as const, text: hostile }];
  const bytes = await writeDocument({ ...document, blocks }, format);
  if (format === "pdf") return expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  if (format === "html") {
    expect(bytes.toString()).not.toContain("<script");
    return expect(bytes.toString()).toContain('fill="url(#hatch)"');
  }
  const parts = await unpack(bytes);
  for (const [name, content] of parts)
    if (/\.(xml|rels)$/.test(name)) {
      expect(content, name).not.toMatch(unreadable);
      expect(content, name).not.toContain("<script");
      expect(content, name).not.toContain("<f>=");
    }
});

/** Code points that the fonts of a PDF draw, as its tables from glyphs to letters name them, in hexadecimal. */
function drawnIn(pdf: Buffer): string {
  const source = pdf.toString("latin1");
  const streams = [...source.matchAll(/stream\r?\n(.*?)\r?\nendstream/gsu)].map(([, body = ""]) => {
    const bytes = Buffer.from(body, "latin1");
    return bytes[0] === 0x78 ? inflateSync(bytes).toString("latin1") : body;
  });
  return streams.filter((stream) => stream.includes("beginbfrange")).join("\n");
}

test("a PDF has the signs of numbers and formulas, a loss does not read as a question", async () => {
  const formula = "\u2212120; n \u2265 30; M\u1d62 \u00f7 \u03a3M\u2c7c; \u2192";
  const drawn = drawnIn(
    await writeDocument({ ...sampleDocument("x"), blocks: [{ kind: "text", text: formula }] }, "pdf"),
  );
  for (const sign of ["2212", "2265", "00f7", "03a3"]) expect(drawn).toContain(`<${sign}>`);
  expect(drawn).not.toContain("<003f>");
});

test("what nobody listened to is an empty cell in a chart of a slide and in a sheet, never a zero", async () => {
  const slides = await unpack(await writeDocument(sampleDocument("Ряд"), "pptx"));
  const chart =
    slides.get("ppt/charts/chart1.xml") ?? [...slides].find(([name]) => name.includes("charts/chart"))?.[1];
  expect(chart).toContain('<c:dispBlanksAs val="gap"/>');
  const values = /<c:val>.*?<\/c:val>/su.exec(chart ?? "")?.[0] ?? "";
  expect(values).not.toContain("<c:v>0</c:v>");
  const sheets = await unpack(await writeDocument(sampleDocument("Ряд"), "xlsx"));
  const series = [...sheets.values()].find((content) => content.includes(">2 ноя<")) ?? "";
  expect(series).toMatch(/2 ноя<\/t><\/is><\/c><c\/><c s="4"><v>0.4<\/v><\/c>/);
});

test("bars of a slide begin at zero", async () => {
  const slides = await unpack(await writeDocument(sampleDocument("Ряд"), "pptx"));
  const charts = [...slides].filter(([name]) => /charts\/chart\d+\.xml/.test(name));
  expect(charts.length).toBeGreaterThan(0);
  for (const [name, content] of charts) expect(content, name).toContain('<c:min val="0"/>');
});

test("counts of a list are numbers to reckon on, whatever stands between their thousands; columns have room for what they hold", async () => {
  const rows = [
    ["Дым", "27\u00a0672\u00a0258", "41 %"],
    ["Печь", "\u221212", "7,5"],
  ];
  const blocks = [{ kind: "table" as const, head: ["Имя", "Охват", "Доля"], rows }];
  const sheets = await unpack(await writeDocument({ ...sampleDocument("x"), blocks }, "xlsx"));
  const list = [...sheets.values()].find((content) => content.includes(">Дым<")) ?? "";
  expect(list).toContain("<c><v>27672258</v></c>");
  expect(list).toContain("<c><v>-12</v></c>");
  for (const text of ["41 %", "7,5"]) expect(list).toContain(`>${text}</t>`);
  expect(list).toContain('<cols><col min="1" max="1" width="10"');
});
