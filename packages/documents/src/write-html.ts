import type { DocumentBlock, DocumentChart, ReportDocument } from "@earshot/core/report/document/document";
import { figureTable, passportLines } from "@earshot/core/report/document/document-parts";
import { documentWords } from "@earshot/core/report/document/document-words";
import { chartColours, darkColours, rowOfColours } from "./chart-colours.ts";
import { loadDrawing, type DrawChart } from "./draw-chart.ts";
import { hasChart } from "./has-chart.ts";

const style = `body{max-width:820px;margin:32px auto;padding:0 20px;font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--surface);color-scheme:light dark}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}h2{font-size:17px;margin:28px 0 8px;break-after:avoid}
p{margin:0 0 8px;white-space:pre-wrap;overflow-wrap:anywhere}.lead,footer,figcaption{color:var(--quiet)}.finding{font-weight:600}
.note{padding:6px 12px;border-left:3px solid #b98a2b;background:color-mix(in srgb,#b98a2b 9%,transparent)}
table{width:100%;border-collapse:collapse;font-size:13px;margin:0 0 10px}th,td{padding:4px 8px 4px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:break-word;white-space:pre-wrap}.long{overflow-wrap:anywhere;min-width:14em}@media(max-width:600px){table{display:block;overflow-x:auto}}
th{font-weight:600}tr,figure{break-inside:avoid}figure{margin:0 0 12px}figure.quote{padding:8px 14px;border-left:3px solid #0f766e}figure p{margin:0}svg{width:100%;height:auto}
dt{font-weight:600;margin-top:10px}dd{margin:0;color:var(--quiet);font-size:13px}
footer{margin-top:32px;font-size:12px;overflow-wrap:anywhere}@media print{body{margin:0;max-width:none;font-size:11pt}}`;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text so that a page shows it and never runs it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => escapes[sign] ?? sign);
}

/** The document as one page that needs nothing else: no script, no picture, no address that is asked. */
export async function writeHtml(document: ReportDocument): Promise<string> {
  const title = escapeHtml(document.title);
  const draw = hasChart(document) ? await loadDrawing() : null;
  const blocks = document.blocks.map((block) => blockHtml(block, document.language, draw));
  return `<!doctype html>
<html lang="${document.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${colourStyle()}${style}</style></head><body>
<h1 dir="auto">${title}</h1><p class="lead">${escapeHtml(document.lead)}</p>
${blocks.join("\n")}
<footer>${escapeHtml(document.foot)}</footer></body></html>
`;
}

type Language = ReportDocument["language"];

function blockHtml(block: DocumentBlock, language: Language, draw: DrawChart | null): string {
  switch (block.kind) {
    case "heading":
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case "text":
      return `<p dir="auto">${escapeHtml(block.text)}</p>`;
    case "finding":
    case "note":
      return `<p dir="auto" class="${block.kind}">${escapeHtml(block.text)}</p>`;
    case "quote":
      return `<figure class="quote"><p dir="auto">${escapeHtml(block.text)}</p><figcaption>${escapeHtml(block.by)}</figcaption></figure>`;
    case "facts":
      return `<table>${block.rows.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join("")}</table>`;
    case "figures":
      return tableHtml(figureTable(block.rows, documentWords[language]));
    case "chart":
      return draw === null ? "" : chartHtml(block.chart, draw);
    case "table":
      return tableHtml(block);
    case "passports":
      return passportsHtml(block.passports, language);
  }
}

function passportsHtml(
  passports: Extract<DocumentBlock, { kind: "passports" }>["passports"],
  language: Language,
): string {
  const each = passports.map((passport) => {
    const { title, lines } = passportLines(passport, documentWords[language]);
    return `<dt>${escapeHtml(title)}</dt>${lines.map((line) => `<dd>${escapeHtml(line)}</dd>`).join("")}`;
  });
  return `<dl>${each.join("")}</dl>`;
}

function tableHtml({
  head,
  rows,
}: {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}): string {
  const cells = head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join("");
  const lines = rows.map((row) => `<tr>${row.map(cellHtml).join("")}</tr>`);
  return `<table><thead><tr>${cells}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
}

/** A column is as wide as its longest word, unless that is none: an address, a hash. */
function cellHtml(text: string): string {
  return `<td dir="auto"${/\S{25}/u.test(text) ? ' class="long"' : ""}>${escapeHtml(text)}</td>`;
}

const drawn = [...Object.values(chartColours), ...rowOfColours];

function chartHtml(chart: DocumentChart, draw: DrawChart): string {
  let svg = draw(chart, { width: 780, font: "system-ui,sans-serif" });
  for (const colour of new Set(drawn)) svg = svg.replaceAll(`"${colour}"`, `"var(${nameOf(colour)})"`);
  return `<figure role="img" aria-label="${escapeHtml(chart.title)}">${svg}</figure>`;
}

const named: Readonly<Record<string, string>> = {
  [chartColours.ink]: "--ink",
  [chartColours.quiet]: "--quiet",
  [chartColours.line]: "--line",
  [chartColours.surface]: "--surface",
};

function nameOf(colour: string): string {
  return named[colour] ?? `--c${colour.slice(1)}`;
}

function colourStyle(): string {
  const light = [...new Set(drawn)].map((colour) => `${nameOf(colour)}:${colour}`).join(";");
  const dark = Object.entries(darkColours).map(([colour, there]) => `${nameOf(colour)}:${there}`);
  return `:root{${light}}@media screen and (prefers-color-scheme:dark){:root{${dark.join(";")}}}\n`;
}
