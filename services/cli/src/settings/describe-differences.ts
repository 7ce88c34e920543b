import type { Difference, FieldChange } from "./compare-configurations.ts";

const colours = { add: "\u001b[32m", change: "\u001b[33m", remove: "\u001b[31m" } as const;
const plain = "\u001b[0m";
const signs = { add: "+", change: "~", remove: "-" } as const;
/** Sections that are known by name or words, not by a key. */
const named: ReadonlySet<Difference["section"]> = new Set([
  "tags",
  "channels",
  "alerts",
  "rules",
  "facts",
  "keyMessages",
  "calendar",
  "dashboards",
]);
const shownLength = 200;

/** Differences for people to look over, one line each and one per field; control characters of names are shown, not obeyed. */
export function describeDifferences(differences: readonly Difference[], isColoured: boolean): string {
  const paint = (kind: Difference["kind"], text: string): string =>
    isColoured ? `${colours[kind]}${text}${plain}` : text;
  const lines: string[] = [];
  let section = "";
  for (const each of differences) {
    if (each.section !== section) lines.push(`${each.section}:`);
    ({ section } = each);
    lines.push(...linesOf(each, paint));
  }
  return lines.map((line) => `${line}\n`).join("");
}

type Paint = (kind: Difference["kind"], text: string) => string;

function linesOf(each: Difference, paint: Paint): string[] {
  const { kind, section, key, name, fields } = each;
  const sign = signs[kind];
  const [only] = fields;
  if (section === "settings" && only && "to" in only)
    return [
      paint(kind, `  ${sign} ${key}: ${shown(only.from, "(default)")} → ${shown(only.to, "(default)")}`),
    ];
  const title = named.has(section) || name === key ? shown(name) : `${safe(key)} · ${safe(name)}`;
  const added = kind === "add" ? fields.filter((field) => field.field !== "name" && !isEmpty(field)) : fields;
  return [
    paint(kind, `  ${sign} ${title}`),
    ...added.flatMap((field) => fieldLines(kind, field).map(([of, line]) => paint(of, `      ${line}`))),
  ];
}

function fieldLines(kind: Difference["kind"], change: FieldChange): [Difference["kind"], string][] {
  if ("to" in change) {
    const to = shown(change.to, "(none)");
    if (kind === "add") return [["add", `${change.field}: ${to}`]];
    return [["change", `${change.field}: ${shown(change.from, "(none)")} → ${to}`]];
  }
  return [
    ...change.removed.map((each): [Difference["kind"], string] => [
      "remove",
      `${change.field}: - ${safe(each)}`,
    ]),
    ...change.added.map((each): [Difference["kind"], string] => ["add", `${change.field}: + ${safe(each)}`]),
  ];
}

function isEmpty(change: FieldChange): boolean {
  return "to" in change && change.to === null;
}

function shown(value: unknown, nothing = ""): string {
  if (value === null || value === undefined) return nothing;
  return value === "" ? "(empty)" : safe(typeof value === "string" ? value : JSON.stringify(value));
}

function safe(text: string): string {
  const clean = text.replaceAll(/\p{Cc}+/gu, "⏎");
  return clean.length > shownLength ? `${clean.slice(0, shownLength)}…` : clean;
}
