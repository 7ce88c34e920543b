import type { MentionFilter } from "@earshot/contract/mention-filter";
import { expect, test } from "vitest";
import { onlyStatusView, statusViewOf } from "./status-views.ts";

test.each<[filter: MentionFilter, view: string | null, only: string | null]>([
  [{}, "open", null],
  [{ status: ["waiting"] }, "waiting", "waiting"],
  [{ status: ["dismissed", "answered"], per: "story", sort: "newest" }, "closed", "closed"],
  [{ status: ["waiting"], q: "чай" }, "waiting", null],
  [{ status: ["waiting", "new"] }, null, null],
])("%j is %s, alone %s", (filter, view, only) => {
  expect(statusViewOf(filter)).toBe(view);
  expect(onlyStatusView(filter)).toBe(only);
});
