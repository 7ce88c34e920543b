import { z } from "zod";
import { zoneSchema } from "./zone.ts";

const time = z.iso.datetime();

/** The address by which one's own calendar programme reads the calendar. */
export const calendarLinkSchema = z.object({
  /** Null: there is none. The address itself is shown once, when it is made. */
  link: z.object({ visibleStart: z.string(), madeAt: time, lastUsedAt: time.nullable() }).nullable(),
});
export type CalendarLink = z.infer<typeof calendarLinkSchema>;

export const makeCalendarLinkSchema = z.object({
  /** IANA name of the zone in which whole days are meant. */
  zone: zoneSchema.default("UTC"),
});
export const madeCalendarLinkSchema = z.object({ address: z.string() });
export type MadeCalendarLink = z.infer<typeof madeCalendarLinkSchema>;

export const subscribedCalendarParams = z.object({ token: z.string().regex(/^[\w-]{20,100}$/) });
