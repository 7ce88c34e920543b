import type { DocumentBlock, ReportDocument } from "./document.ts";

const style = `body{max-width:820px;margin:32px auto;padding:0 20px;font:15px/1.45 system-ui,sans-serif;color:#1c1c1a;background:#fff}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}h2{font-size:17px;margin:28px 0 8px;break-after:avoid}
p{margin:0 0 8px;white-space:pre-wrap;overflow-wrap:anywhere}.lead,footer,figcaption{color:#575651}
table{width:100%;border-collapse:collapse;font-size:13px}th,td{padding:4px 8px 4px 0;border-bottom:1px solid #e7e6e3;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}
th{font-weight:600}tr{break-inside:avoid}figure{margin:0 0 12px;padding:8px 14px;border-left:3px solid #0f766e}figure p{margin:0}
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
export function writeHtml(document: ReportDocument): string {
  const title = escapeHtml(document.title);
  return `<!doctype html>
<html lang="${document.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${style}</style></head><body>
<h1 dir="auto">${title}</h1><p class="lead">${escapeHtml(document.lead)}</p>
${document.blocks.map(blockHtml).join("\n")}
<footer>${escapeHtml(document.foot)}</footer></body></html>
`;
}

function blockHtml(block: DocumentBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case "text":
      return `<p dir="auto">${escapeHtml(block.text)}</p>`;
    case "quote":
      return `<figure><p dir="auto">${escapeHtml(block.text)}</p><figcaption>${escapeHtml(block.by)}</figcaption></figure>`;
    case "facts":
      return `<table>${block.rows.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join("")}</table>`;
    case "table": {
      const head = block.head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join("");
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`,
      );
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
    }
  }
}
