import { weekdays } from "@earshot/core/triage/clock/calendar";
import { calendarsMax, specialDaysMax, targetMinutesMax } from "@earshot/core/triage/clock/check-policy";
import { clockKinds, clockStates, pauseCauses } from "@earshot/core/triage/clock/clock";
import { firstResponses } from "@earshot/core/triage/clock/policy";
import { z } from "zod";

export const clockKindSchema = z.enum(clockKinds);

/** A clock of a post: how much working time it has, and when that is used up. */
export const clockSchema = z.object({
  kind: clockKindSchema,
  /** Of the next response one more each time the post is opened again. */
  round: z.int(),
  /** A running clock is late once `dueAt` has passed. `void`: stopped by a machine. */
  state: z.enum(clockStates),
  severity: z.int().min(1).max(5),
  startedAt: z.iso.datetime(),
  targetMs: z.int(),
  /** Working time used up at `countedAt`. */
  elapsedMs: z.int(),
  countedAt: z.iso.datetime(),
  /** Null while it rests in time. */
  dueAt: z.iso.datetime().nullable(),
  /** Name of the calendar; null for round the clock. */
  calendar: z.string().nullable(),
  pausedBy: z.enum(pauseCauses).nullable(),
  stoppedAt: z.iso.datetime().nullable(),
});
export type ShownClock = z.infer<typeof clockSchema>;

const shiftSchema = z.strictObject({ from: z.string().max(5), to: z.string().max(5) });
const shiftsSchema = z.array(shiftSchema).max(8).readonly();
const [mon, tue, wed, thu, fri, sat, sun] = weekdays;

const calendarSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, {
    error: "a key is small Latin letters, digits, - and _",
  }),
  name: z.string().trim().min(1).max(80),
  zone: z.string().min(1).max(60),
  week: z.strictObject({
    [mon]: shiftsSchema,
    [tue]: shiftsSchema,
    [wed]: shiftsSchema,
    [thu]: shiftsSchema,
    [fri]: shiftsSchema,
    [sat]: shiftsSchema,
    [sun]: shiftsSchema,
  }),
  days: z
    .array(
      z.strictObject({ date: z.string().max(10), name: z.string().trim().max(80), shifts: shiftsSchema }),
    )
    .max(specialDaysMax)
    .readonly(),
});

/** The same for every severity, 1 to 5. */
function bySeverity<T extends z.ZodType>(value: T) {
  return z.strictObject({ "1": value, "2": value, "3": value, "4": value, "5": value });
}

const minutesSchema = bySeverity(z.int().min(1).max(targetMinutesMax).nullable());

/** How clocks run. What fits together is checked beside its shape: calendars with hours, shifts that do not overlap. */
export const clockPolicySchema = z.strictObject({
  targets: z.strictObject({
    first_response: minutesSchema,
    next_response: minutesSchema,
    resolution: minutesSchema,
  }),
  /** Key of the calendar; null for round the clock. */
  calendarOf: bySeverity(z.string().max(40).nullable()),
  calendars: z.array(calendarSchema).max(calendarsMax).readonly(),
  firstResponse: z.enum(firstResponses),
  pauses: z.strictObject({
    waiting: z.array(clockKindSchema).readonly(),
    snoozed: z.array(clockKindSchema).readonly(),
  }),
  historyAfterHours: z.int().min(1).max(8_760).nullable(),
});

export const heldPolicySchema = z.object({
  /** To be sent back with a change, so that nobody's is overwritten unseen. */
  version: z.int().min(0),
  policy: clockPolicySchema,
});
export type HeldPolicy = z.infer<typeof heldPolicySchema>;

export const clockGroups = ["team", "person", "direction", "severity"] as const;
export type ClockGroup = (typeof clockGroups)[number];

const periodShape = { since: z.iso.datetime(), until: z.iso.datetime() };

export const clockReportQuerySchema = z.object(periodShape);

/** `share`, `low` and `high` are null where n is 0. */
export const shareSchema = z.object({
  hits: z.int(),
  n: z.int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** Clocks of one kind for one group: the team, a person ("nobody" when nobody has the post), a direction, a severity. */
export const clockReportLineSchema = z.object({
  kind: clockKindSchema,
  by: z.enum(clockGroups),
  key: z.string(),
  /** Of a person the name, else null. */
  name: z.string().nullable(),
  met: shareSchema,
  /** Working time used by those that were stopped; null where none was. */
  medianMs: z.number().nullable(),
});
export type ClockReportLine = z.infer<typeof clockReportLineSchema>;

export const clockReportSchema = z.object({ lines: z.array(clockReportLineSchema) });

export const clockPostsQuerySchema = z.object({
  ...periodShape,
  kind: clockKindSchema,
  by: z.enum(clockGroups),
  key: z.string().max(40),
  outcome: z.enum(["met", "missed"]),
  after: z.string().max(60).optional(),
});

/** The posts behind a share, the latest decision first. */
export const clockPostsSchema = z.object({
  posts: z.array(
    z.object({
      postId: z.int(),
      title: z.string().nullable(),
      snippet: z.string(),
      source: z.string(),
      severity: z.int(),
      publishedAt: z.iso.datetime(),
      clock: clockSchema,
    }),
  ),
  nextAfter: z.string().nullable(),
});
export type ClockPosts = z.infer<typeof clockPostsSchema>;
