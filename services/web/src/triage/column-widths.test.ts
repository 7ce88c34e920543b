import type { ListOrder } from "@earshot/core/triage/order";
import type { RowColumn } from "@earshot/core/triage/row-column";
import { expect, test } from "vitest";
import { columnWidths } from "./column-widths.ts";

test.each<[width: number, order: ListOrder, hidden: RowColumn[], widths: string]>([
  [900, "urgency", ["found"], "minmax(0, 1fr) 168px 80px 60px 84px 58px 58px 52px"],
  [900, "urgency", ["clock", "reach"], "minmax(0, 1fr) 168px 60px 84px 58px 96px"],
  [900, "urgency", ["clock", "reach", "notes"], "minmax(0, 1fr) 168px 60px 84px 40px 96px"],
  [640, "reach", ["found", "engagement"], "minmax(0, 1fr) 147px 80px 84px 51px 51px 52px"],
  [500, "urgency", [], "minmax(0, 1fr) auto auto 150px 52px"],
  [500, "reach", [], "minmax(0, 1fr) auto auto 76px 150px 52px"],
  [500, "urgency", ["sentiment", "clock"], "minmax(0, 1fr) auto 52px"],
  [358, "urgency", [], "minmax(0, 1fr) auto auto 118px 52px"],
  [358, "velocity", [], "minmax(0, 1fr) auto auto 76px 52px"],
])("a list %i px wide by %s without %j", (width, order, hidden, widths) => {
  expect(columnWidths(new Set(hidden), width, order)).toBe(widths);
});
