import { channelKinds } from "@earshot/core/notify/channel";
import { z } from "zod";
import { quietSchema } from "./alert.ts";
import { idMax } from "./id.ts";
import { zoneSchema } from "./zone.ts";

const languageSchema = z.enum(["ru", "en"]);

export const channelSchema = z.object({
  channelId: z.int(),
  kind: z.enum(channelKinds),
  name: z.string(),
  /** Number of a chat, or the host of an address, whose rest is a secret. */
  place: z.string(),
  language: languageSchema,
  isOn: z.boolean(),
  /** Told of trouble of the installation too. */
  tellsSystem: z.boolean(),
  version: z.int(),
});
export type Channel = z.infer<typeof channelSchema>;
export const channelListSchema = z.object({
  channels: z.array(channelSchema),
  /** Bots that have a token. */
  bots: z.array(z.enum(["telegram", "max"])),
});

export const saveChannelSchema = z.object({
  kind: z.enum(channelKinds),
  name: z.string().trim().min(1).max(80),
  /** Of a bot: the number of the chat. */
  chatId: z
    .string()
    .trim()
    .regex(/^(?:-?\d{1,20}|@\w{3,60})$/, { error: "A number, or @name of a channel." })
    .optional(),
  /** Of the others: the address. Left out, a known channel keeps its own. */
  url: z
    .url({ protocol: /^https?$/, error: "An address with http:// or https://." })
    .max(2_000)
    .optional(),
  language: languageSchema,
  isOn: z.boolean(),
  tellsSystem: z.boolean(),
  version: z.int().optional(),
});
export type SaveChannelBody = z.infer<typeof saveChannelSchema>;
export const savedChannelSchema = z.object({
  channelId: z.int(),
  /** Of a new webhook: what it is signed with. Shown this once. */
  signing: z.string().nullable(),
});
export const channelParamsSchema = z.object({ channelId: z.coerce.number().int().positive().max(idMax) });

/** How a person wants to be told. */
export const saveTellingSchema = z.object({
  byMail: z.boolean(),
  byPush: z.boolean(),
  byBots: z.boolean(),
  quiet: quietSchema.extend({ zone: zoneSchema }).nullable(),
});
export const tellingSchema = saveTellingSchema.extend({
  email: z.string(),
  telegram: z.object({ isUsed: z.boolean(), isLinked: z.boolean() }),
  max: z.object({ isUsed: z.boolean(), isLinked: z.boolean() }),
  devices: z.array(z.object({ pushKey: z.string(), device: z.string(), createdAt: z.iso.datetime() })),
});
export type TellingView = z.infer<typeof tellingSchema>;

export const botCodeSchema = z.object({
  /** What is sent to the bot; it holds for a quarter of an hour. */
  code: z.string(),
});
export const botParamsSchema = z.object({ bot: z.enum(["telegram", "max"]) });

export const pushKeySchema = z.object({ publicKey: z.string() });
export const pushSubscriptionSchema = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{80,100}=*$/),
    auth: z.string().regex(/^[\w-]{20,30}=*$/),
  }),
  device: z.string().max(200),
});
export const pushParamsSchema = z.object({ pushKey: z.string().regex(/^[0-9a-f]{64}$/) });
