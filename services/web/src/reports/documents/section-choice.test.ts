import { readyTemplates, type ReportSection } from "@earshot/core/report/written/report-template";
import { expect, test } from "vitest";
import { chosenSections, toggleSection } from "./section-choice.ts";

const daily = readyTemplates.daily.sections;
const without = (section: ReportSection) => daily.filter((each) => each !== section);

test.each<[name: string, chosen: ReportSection[], section: ReportSection, next: readonly ReportSection[]]>([
  ["one is left out of all", [], "spikes", without("spikes")],
  ["one is put in, in the order of the template", ["incidents"], "volume", ["volume", "incidents"]],
  ["the last that was missing makes it all", without("spikes"), "spikes", []],
  ["the last one stays", ["volume"], "volume", ["volume"]],
])("%s", (_name, chosen, section, next) => {
  expect(toggleSection("daily", chosen, section)).toEqual(next);
});

test("sections that a template does not have are not held", () => {
  expect(chosenSections("daily", ["volume", "media"])).toEqual(["volume"]);
  expect(chosenSections("daily", [])).toBe(daily);
});
