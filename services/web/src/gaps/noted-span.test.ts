import { expect, test } from "vitest";
import { notedSpan } from "./noted-span.ts";

const now = Date.parse("2026-11-20T10:30:00Z");

test.each([
  {
    name: "up to now",
    from: "2026-11-19T08:20:00Z",
    to: null,
    span: ["2026-11-19T08:00", "2026-11-20T11:00"],
  },
  {
    name: "a moment",
    from: "2026-11-19T08:20:00Z",
    to: "2026-11-19T08:20:00Z",
    span: ["2026-11-19T08:00", "2026-11-19T09:00"],
  },
  {
    name: "an end that lies ahead",
    from: "2026-11-19T08:00:00Z",
    to: "2027-01-01T00:00:00Z",
    span: ["2026-11-19T08:00", "2026-11-20T11:00"],
  },
  { name: "too long", from: "2025-11-19T08:00:00Z", to: null, span: null },
  { name: "no time at all", from: "yesterday", to: null, span: null },
])("$name", ({ from, to, span }) => {
  const noted = notedSpan(from, to, now);
  expect(noted === null ? null : [noted.from.slice(0, 16), noted.to.slice(0, 16)]).toEqual(span);
});
