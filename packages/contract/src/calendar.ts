import { platforms } from "@earshot/core/collect/platform";
import { calendarKinds, calendarStates } from "@earshot/core/respond/calendar/calendar-entry";
import { z } from "zod";
import { idMax } from "./id.ts";
import { zoneSchema } from "./zone.ts";

const time = z.iso.datetime();
const id = z.int().positive().max(idMax);

export const calendarEntrySchema = z.object({
  calendarEntryId: z.int(),
  /** Grows with every change; a change that names an older one is refused. */
  version: z.int(),
  /** `quiet`: a time in which little or nothing is said. */
  kind: z.enum(calendarKinds),
  title: z.string(),
  note: z.string(),
  at: time,
  /** Null: a moment. */
  till: time.nullable(),
  /** Whole days in the zone of whoever wrote it; `till` is the end of the last. */
  isAllDay: z.boolean(),
  platform: z.enum(platforms).nullable(),
  link: z.string().nullable(),
  /** Words that a quiet period is about; none: everything. */
  terms: z.array(z.string()),
  state: z.enum(calendarStates),
  owner: z.object({ personId: z.int(), name: z.string() }).nullable(),
  /** In whose name. */
  entity: z.object({ entityId: z.int(), name: z.string() }).nullable(),
  /** The calendar that it was imported from. */
  calendar: z.string().nullable(),
  changedAt: time,
});
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;

/** Where something planned gets in the way of something. */
export const clashSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("in_quiet"), entryId: z.int(), otherId: z.int() }),
  z.object({ kind: z.literal("too_near"), entryId: z.int(), otherId: z.int(), minutes: z.int() }),
  z.object({ kind: z.literal("beside_crisis"), entryId: z.int(), incidentId: z.int() }),
]);
export type Clash = z.infer<typeof clashSchema>;

export const calendarQuerySchema = z.object({ from: time, till: time });
export const calendarSchema = z.object({
  /** What touches the time asked for, in order; at most 2,000. */
  entries: z.array(calendarEntrySchema),
  clashes: z.array(clashSchema),
  /** Open incidents that clashes name. */
  incidents: z.array(z.object({ incidentId: z.int(), title: z.string(), severity: z.int() })),
  /** Names under which calendars were imported. */
  calendars: z.array(z.string()),
  /** Two posts of one speaker on one platform nearer than this clash. */
  hoursApart: z.int(),
});
export type Calendar = z.infer<typeof calendarSchema>;

const fields = {
  kind: z.enum(calendarKinds),
  title: z.string().trim().min(1).max(300),
  note: z.string().trim().max(2_000),
  at: time,
  till: time.nullable(),
  isAllDay: z.boolean(),
  platform: z.enum(platforms).nullable(),
  link: z
    .url({ protocol: /^https?$/, error: "use a whole address, such as https://example.com/plan" })
    .max(2_000)
    .nullable(),
  terms: z.array(z.string().trim().max(120)).max(50),
  state: z.enum(calendarStates),
  ownerId: id.nullable(),
  entityId: id.nullable(),
};
export const addCalendarEntrySchema = z.object({
  ...fields,
  note: fields.note.default(""),
  till: fields.till.default(null),
  isAllDay: fields.isAllDay.default(false),
  platform: fields.platform.default(null),
  link: fields.link.default(null),
  terms: fields.terms.default([]),
  state: fields.state.default("planned"),
  ownerId: fields.ownerId.default(null),
  entityId: fields.entityId.default(null),
});
export type NewCalendarEntry = z.input<typeof addCalendarEntrySchema>;
export const changeCalendarEntrySchema = z.object(fields).partial().extend({ version: z.int().positive() });
export const calendarParams = z.object({ calendarEntryId: z.coerce.number().int().positive().max(idMax) });

/** A file of plans: iCalendar or CSV. */
export const calendarFileSchema = z.object({
  base64: z.base64().max(2_900_000),
  /** Name under which the calendar is known: the next file of this name changes what this one brought. */
  calendar: z.string().trim().min(1).max(120),
  /** IANA name of the zone of times that state none. */
  zone: zoneSchema,
  /** What a line is that does not say. */
  kind: z.enum(calendarKinds).default("event"),
  entityId: id.nullable().default(null),
});
export type CalendarFile = z.input<typeof calendarFileSchema>;

export const lineFaults = [
  "no_title",
  "no_date",
  "bad_date",
  "bad_end",
  "ends_before",
  "bad_rule",
  "out_of_window",
  "own",
] as const;
export const calendarImportSchema = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Of this calendar, still ahead, and no more in the file: marked as cancelled. */
  gone: z.int(),
  /** The first 200 rows or events that were left out, and why. */
  refused: z.array(z.object({ row: z.int(), title: z.string(), fault: z.enum(lineFaults) })),
  refusedCount: z.int(),
  /** The file holds more than one import takes. */
  isCut: z.boolean(),
  /** The first 50 lines as they were understood. */
  lines: z.array(
    z.object({
      title: z.string(),
      kind: z.enum(calendarKinds),
      at: time,
      till: time.nullable(),
      isAllDay: z.boolean(),
      platform: z.enum(platforms).nullable(),
    }),
  ),
});
export type CalendarImport = z.infer<typeof calendarImportSchema>;
