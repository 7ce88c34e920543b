import type { ReportDocument } from "@earshot/core/report/document/document";

/** Markup, a formula, controls, an order of letters from right to left, emoji, and a text without end. */
export const hostile = `=HYPERLINK("http://x.example";"a")<script>alert(1)</script>\u0000\u0007\u202eтекст👩‍🚀\ud800 ${"я".repeat(10_000)}`;

/** A document with every part that there is, and a hostile text wherever one can stand. */
export function sampleDocument(text: string, language: "ru" | "en" = "ru"): ReportDocument {
  const points = ["1 ноя", "2 ноя", "3 ноя", "4 ноя"].map((label, at) => ({
    label,
    covered: at === 1 ? 0.4 : 1,
  }));
  const raw = { value: 12.5, low: 8, high: 17, before: null };
  const series = [{ name: text, tone: "accent" as const, values: [3, null, 5, 9] }];
  const rest = { isStacked: false, title: text, unit: "упоминания", marks: [{ point: 3, text }] };
  return {
    title: text,
    language,
    lead: text,
    foot: text,
    blocks: [
      { kind: "heading", text },
      { kind: "finding", text },
      { kind: "text", text },
      { kind: "note", text },
      { kind: "quote", text, by: text },
      { kind: "facts", rows: [[text, text]] },
      {
        kind: "figures",
        rows: [
          {
            name: text,
            value: "12,5",
            change: "+1",
            interval: "8 – 17",
            n: 40,
            passport: "nsr 1",
            note: text,
            raw,
          },
        ],
      },
      { kind: "chart", chart: { shape: "columns", points, series, ...rest } },
      { kind: "chart", chart: { shape: "lines", points, series, ...rest } },
      {
        kind: "chart",
        chart: { shape: "bars", points: [{ label: text, covered: 1 }, ...points], series, ...rest },
      },
      { kind: "table", head: [text, "б"], rows: [[text, text]] },
      {
        kind: "passports",
        passports: [
          {
            mark: "nsr 1",
            name: text,
            formula: text,
            exclusions: text,
            interval: text,
            minimumN: 3,
            unit: text,
          },
        ],
      },
    ],
  };
}
