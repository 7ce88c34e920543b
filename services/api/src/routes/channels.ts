import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  channelListSchema,
  channelParamsSchema,
  saveChannelSchema,
  savedChannelSchema,
  type SaveChannelBody,
} from "@earshot/contract/channel";
import { hasAddress } from "@earshot/core/notify/channel";
import type { Message } from "@earshot/core/notify/message";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import {
  findChannel,
  listChannels,
  removeChannel,
  saveChannel,
  type ChannelRefusal,
  type SaveChannel,
} from "@earshot/db/queries/channels";
import { queueForChannel } from "@earshot/db/queries/queue-told";
import { botsInUse } from "@earshot/db/queries/tellings";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { ringOutbox } from "../ring.ts";
import { changedBy } from "../sign-in/permit.ts";

const tags = ["channels"];
const testLifeMs = 30 * 60_000;

const list = {
  schema: {
    tags,
    summary: "Channels of the team, without their secrets",
    response: { 200: channelListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const add = {
  schema: { tags, summary: "Add a channel", body: saveChannelSchema, response: { 201: savedChannelSchema } },
  config: { action: "run_system" },
} satisfies RouteContract;

const change = {
  schema: {
    tags,
    summary: "Change a channel; without an address it keeps its own",
    params: channelParamsSchema,
    body: saveChannelSchema,
    response: { 200: savedChannelSchema },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const remove = {
  schema: {
    tags,
    summary: "Take a channel out of use",
    params: channelParamsSchema,
    response: { 204: z.null() },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const test = {
  schema: {
    tags,
    summary: "Send a test message to a channel",
    params: channelParamsSchema,
    response: { 201: z.object({ outboxId: z.int() }) },
  },
  config: { action: "run_system", rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** Chats and addresses that the team is told by. */
export async function registerChannels(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const { secrets } = deps;
  app.get("/api/v1/channels", list, async () => ({
    channels: await listChannels(db),
    bots: await botsInUse(db),
  }));
  app.post("/api/v1/channels", add, async (request, reply) => {
    const by = changedBy(request, "run_system");
    const to = wanted(request.body);
    const saved = await saveChannel(db, secrets, { ...by, known: null, to, now: deps.now() });
    if (!saved.ok) throw refusals[saved.reason];
    return reply.status(201).send({ channelId: saved.channelId, signing: saved.signing });
  });
  app.put("/api/v1/channels/:channelId", change, async (request) => {
    const by = changedBy(request, "run_system");
    const known = { channelId: request.params.channelId, version: request.body.version ?? null };
    const saved = await saveChannel(db, secrets, { ...by, known, to: wanted(request.body), now: deps.now() });
    if (!saved.ok) throw refusals[saved.reason];
    return { channelId: saved.channelId, signing: null };
  });
  app.delete("/api/v1/channels/:channelId", remove, async (request, reply) => {
    const by = changedBy(request, "run_system");
    const { channelId } = request.params;
    if (!(await removeChannel(db, { ...by, channelId, now: deps.now() }))) throw refusals.missing;
    return reply.status(204).send(null);
  });
  app.post("/api/v1/channels/:channelId/test", test, async (request, reply) => {
    const channel = await findChannel(db, request.params.channelId);
    if (channel === null) throw refusals.missing;
    const now = deps.now();
    const message = testMessage(channel.language, deps.publicUrl);
    const outboxId = await queueForChannel(db, secrets, channel, {
      key: `test-${randomUUID()}`,
      severity: 1,
      message,
      event: { type: "test", timestamp: now.toISOString(), data: { text: message.title } },
      alertIds: [],
      now,
      expiresAt: new Date(now.getTime() + testLifeMs),
    });
    if (outboxId === null) throw new Error("a new cause was told already");
    await ringOutbox(deps, outboxId);
    return reply.status(201).send({ outboxId });
  });
}

function wanted(body: SaveChannelBody): SaveChannel {
  const { kind, name, chatId, url, language, isOn, tellsSystem } = body;
  if (!hasAddress(kind) && chatId === undefined) throw new ProblemError(400, "Name the chat.");
  return {
    kind,
    name,
    chatId: hasAddress(kind) ? null : (chatId ?? null),
    url: hasAddress(kind) ? (url ?? null) : null,
    language,
    isOn,
    tellsSystem,
  };
}

const refusals: Record<ChannelRefusal, ProblemError> = {
  missing: new ProblemError(404, "There is no such channel any more."),
  stale: new ProblemError(409, "Somebody changed this channel meanwhile. Look at it again."),
  name_taken: new ProblemError(409, "Another channel has this name."),
  no_address: new ProblemError(400, "Enter the address."),
};

function testMessage(language: PageLanguage, pageUrl: string): Message {
  const isRu = language === "ru";
  return {
    language,
    severity: null,
    title: isRu ? "Проверка связи" : "A test",
    lines: [
      isRu
        ? "Если вы это читаете, оповещения Earshot сюда доходят."
        : "If you can read this, alerts of Earshot arrive here.",
    ],
    quotes: [],
    link: { text: isRu ? "Открыть Earshot" : "Open Earshot", url: pageUrl },
    acknowledge: null,
  };
}
