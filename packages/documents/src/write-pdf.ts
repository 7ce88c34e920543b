import { createRequire } from "node:module";
import type { DocumentBlock, ReportDocument } from "@earshot/core/report/document/document";
import { figureTable, passportLines } from "@earshot/core/report/document/document-parts";
import { documentWords } from "@earshot/core/report/document/document-words";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { loadDrawing, type DrawChart } from "./draw-chart.ts";
import { hasChart } from "./has-chart.ts";

const resolve = createRequire(import.meta.url).resolve;
const font = (weight: string): string => resolve(`pdfmake/fonts/Roboto/Roboto-${weight}.ttf`);

/** Signs that the font has: Latin, Cyrillic, Greek, punctuation, currency, those of formulas. What it lacks would be an empty box of no meaning. */
const unprintable =
  /[^\u0020-\u052f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf\u2116\u2122\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u222b\u2248\u2260\u2264\u2265\n\t]/gu;

/** Signs of our own words that the font lacks, by what says the same. */
const substitutes: ReadonlyMap<string, string> = new Map([
  ["\u1d62", "i"],
  ["\u2c7c", "j"],
  ["\u2190", "<-"],
  ["\u2192", "->"],
]);

/**
 * Writes a document as PDF: A4, with the Roboto that comes along (Latin, Cyrillic, Greek). Signs beyond that, such as emoji, are shown as a question
 * mark; the page has them all.
 */
export async function writePdf(document: ReportDocument): Promise<Buffer> {
  // Half a second of loading that nobody pays who never asks for a report.
  const { default: pdfmake } = await import("pdfmake");
  pdfmake.setFonts({
    Roboto: {
      normal: font("Regular"),
      bold: font("Medium"),
      italics: font("Italic"),
      bolditalics: font("MediumItalic"),
    },
  });
  // A text of a post names no file and no address that would be opened.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => path.includes("Roboto-"));
  const draw = hasChart(document) ? await loadDrawing() : null;
  return pdfmake.createPdf(definitionOf(document, draw)).getBuffer();
}

function definitionOf(document: ReportDocument, draw: DrawChart | null): TDocumentDefinitions {
  const { title, lead, blocks, foot, language } = document;
  return {
    pageSize: "A4",
    pageMargins: [48, 48, 48, 56],
    info: { title, creator: "Earshot" },
    defaultStyle: { font: "Roboto", fontSize: 10, lineHeight: 1.2 },
    // A heading stands with what it heads, never alone at the end of a page.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
    content: [
      { text: printable(title), fontSize: 20, bold: true },
      { text: printable(lead), color: "#575651", margin: [0, 2, 0, 8] },
      ...blocks.map((block) => contentOf(block, language, draw)),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: printable(foot), fontSize: 7, color: "#706f69" },
        { text: `${page} / ${pages}`, alignment: "right", width: 50, fontSize: 8, color: "#706f69" },
      ],
      margin: [48, 16, 48, 0],
    }),
  };
}

function contentOf(
  block: DocumentBlock,
  language: ReportDocument["language"],
  draw: DrawChart | null,
): Content {
  switch (block.kind) {
    case "heading":
      return {
        text: printable(block.text),
        fontSize: 13,
        bold: true,
        margin: [0, 14, 0, 4],
        headlineLevel: 1,
      };
    case "text":
      return { text: printable(block.text), margin: [0, 0, 0, 4] };
    case "quote":
      return {
        stack: [
          { text: printable(block.text) },
          { text: printable(block.by), color: "#575651", fontSize: 8 },
        ],
        margin: [12, 2, 0, 8],
      };
    case "finding":
      return { text: printable(block.text), bold: true, margin: [0, 0, 0, 4] };
    case "note":
      return { text: printable(block.text), color: "#8a5a00", margin: [8, 2, 0, 6] };
    case "figures":
      return tableOf(figureTable(block.rows, documentWords[language]));
    case "chart":
      return draw === null
        ? ""
        : {
            svg: drawable(draw(block.chart, { width: 620, font: "Roboto" })),
            width: 499,
            margin: [0, 4, 0, 8],
          };
    case "passports":
      return block.passports.map((passport): Content => {
        const { title, lines } = passportLines(passport, documentWords[language]);
        return {
          stack: [{ text: printable(title), bold: true }, ...lines.map((line) => printable(line))],
          fontSize: 8,
          margin: [0, 0, 0, 6],
          unbreakable: true,
        };
      });
    case "facts":
      return {
        layout: "lightHorizontalLines",
        table: {
          widths: ["35%", "*"],
          body: block.rows.map(([name, value]) => [{ text: printable(name), bold: true }, printable(value)]),
        },
      };
    case "table":
      return block.rows.length === 0 ? { text: "—" } : tableOf(block);
  }
}

function tableOf({ head, rows }: Pick<Extract<DocumentBlock, { kind: "table" }>, "head" | "rows">): Content {
  const longest = head.map((_name, at) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)));
  const wide = longest.indexOf(Math.max(...longest));
  const cells = (row: readonly string[]) => row.map((cell) => ({ text: printable(cell) }));
  return {
    layout: "lightHorizontalLines",
    fontSize: 8,
    table: {
      headerRows: 1,
      // The head of a table never stands alone at the end of a page.
      keepWithHeaderRows: 1,
      widths: head.map((_name, at) => (at === wide ? "*" : "auto")),
      body: [head.map((name) => ({ text: printable(name), bold: true })), ...rows.map(cells)],
    },
  };
}

function printable(text: string): string {
  return breakable(inFont(text.normalize("NFC")));
}

/** The same for a picture, whose words are short and whose markup must stay whole. */
function drawable(svg: string): string {
  return inFont(svg);
}

function inFont(text: string): string {
  return text.replace(unprintable, (sign) => substitutes.get(sign) ?? "?");
}

/** A word that is longer than its column would leave the page. */
function breakable(text: string): string {
  return text.replace(/\S{32}(?=\S)/gu, "$&\u200b");
}
