import {
  readyTemplates,
  type ReportKind,
  type ReportSection,
} from "@earshot/core/report/written/report-template";

/** What a report of this choice holds; none chosen means all of its template. */
export function chosenSections(kind: ReportKind, chosen: readonly ReportSection[]): readonly ReportSection[] {
  const all = readyTemplates[kind].sections;
  return chosen.length === 0 ? all : all.filter((each) => chosen.includes(each));
}

/** The choice with a section put in or left out. The last one stays: a report of nothing is none. Everything is no choice, so that it holds what comes later too. */
export function toggleSection(
  kind: ReportKind,
  chosen: readonly ReportSection[],
  section: ReportSection,
): ReportSection[] {
  const held = chosenSections(kind, chosen);
  const all = readyTemplates[kind].sections;
  const next = all.filter((each) => (each === section ? !held.includes(each) : held.includes(each)));
  if (next.length === 0) return [...chosen];
  return next.length === all.length ? [] : next;
}
