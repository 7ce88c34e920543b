import { expect, test } from "vitest";
import { createZone } from "./zone-time.ts";

test.each<[zone: string, local: string, utc: string]>([
  ["UTC", "2026-03-05T14:05", "2026-03-05T14:05"],
  ["Europe/Moscow", "2026-03-05T14:05", "2026-03-05T11:05"],
  // Moscow was at +4 the whole year.
  ["Europe/Moscow", "2012-01-10T12:00", "2012-01-10T08:00"],
  ["Europe/Berlin", "2026-07-01T12:00", "2026-07-01T10:00"],
  ["Europe/Berlin", "2026-01-01T12:00", "2026-01-01T11:00"],
  // Clocks went back at 3:00: the hour occurs twice, the first one counts.
  ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"],
  // Clocks went forward at 2:00: there was no such time.
  ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30"],
  ["Asia/Kolkata", "2026-03-05T00:10", "2026-03-04T18:40"],
  ["America/St_Johns", "2026-03-05T00:10", "2026-03-05T03:40"],
])("%s %s", (zone, local, utc) => {
  expect(new Date(createZone(zone)(Date.parse(`${local}Z`))).toISOString().slice(0, 16)).toBe(utc);
});
