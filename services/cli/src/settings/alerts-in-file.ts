import { z } from "zod";
import { alertConditionSchema } from "@earshot/contract/alert";
import { zoneSchema } from "@earshot/contract/zone";
import { saveChannelSchema } from "@earshot/contract/channel";
import { addressKinds } from "@earshot/core/notify/channel";
import { groupings } from "@earshot/core/report/alert/alert-rule";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { queryProblemText } from "@earshot/core/triage/query/query-problem-text";
import { roles } from "@earshot/core/triage/status";

const severitySchema = z.literal([1, 2, 3, 4, 5], { error: "use 1 to 5" });

/** A time of the day: "22:00", as minutes since midnight. */
const timeSchema = z
  .string()
  .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/, { error: 'use a time of the day in quotes, such as "22:00"' })
  .transform((text) => {
    const [hours = 0, minutes = 0] = text.split(":").map(Number);
    return hours * 60 + minutes;
  });

/** Reads what `timeSchema` reads back. */
export function writeTime(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const { kind, chatId, language } = saveChannelSchema.shape;
const channelNameSchema = z.string().trim().min(1).max(80);
const takesAddress = (given: string): boolean => (addressKinds as readonly string[]).includes(given);

export const channelSchema = z
  .strictObject({
    name: channelNameSchema,
    kind,
    /** Of a bot: the number of the chat. */
    chat: chatId,
    /** Of the others: the variable that holds the address. Without it a known channel keeps its own. */
    address: z
      .strictObject(
        { env: z.string().regex(/^[A-Za-z_]\w{0,99}$/) },
        { error: "an address is a secret; write { env: NAME } and set that variable" },
      )
      .optional(),
    language: language.optional(),
    on: z.boolean().optional(),
    /** Told of trouble of Earshot itself too. */
    system: z.boolean().optional(),
  })
  .refine((each) => each.chat === undefined || !takesAddress(each.kind), {
    error: "only a bot has a chat; this kind has an address",
    path: ["chat"],
  })
  .refine((each) => each.address === undefined || takesAddress(each.kind), {
    error: "a bot has no address; give it a chat",
    path: ["address"],
  });

const stepSchema = z.strictObject({
  /** Minutes from the beginning, if nobody has taken it on by then. */
  after: z.int().min(0).max(10_080).default(0),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  /** E-mail addresses. */
  people: z.array(z.email()).max(100).default([]),
  /** Names of channels. */
  channels: z.array(channelNameSchema).max(100).default([]),
});

export const alertSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  when: alertConditionSchema,
  query: z
    .string()
    .trim()
    .max(2_000)
    .superRefine((text, context) => {
      const parsed = text === "" ? null : parseQuery(text);
      if (parsed === null || "query" in parsed) return;
      const { what, mend } = queryProblemText(parsed, "en");
      context.addIssue({ code: "custom", message: `${what} ${mend} (character ${parsed.start + 1})` });
    })
    .optional(),
  groupBy: z.enum(groupings).optional(),
  coolDownMinutes: z.int().min(1).max(43_200).optional(),
  severity: z.union([severitySchema, z.literal("post")]).optional(),
  telling: z
    .discriminatedUnion("mode", [
      z.strictObject({ mode: z.literal("at_once") }),
      z
        .strictObject({ mode: z.literal("digest"), at: z.array(timeSchema).min(1).max(24) })
        .transform(({ mode, at: minutes }) => ({ mode, minutes })),
    ])
    .optional(),
  quiet: z
    .strictObject({
      from: timeSchema,
      to: timeSchema,
      unlessSeverity: severitySchema.nullable().default(null),
    })
    .nullable()
    .optional(),
  zone: zoneSchema.optional(),
  on: z.boolean().optional(),
  tell: z
    .array(stepSchema)
    .max(10)
    .refine((steps) => steps.every(({ after }, at) => at === 0 || after >= (steps[at - 1]?.after ?? 0)), {
      error: "steps go on in time",
    })
    .optional(),
});
