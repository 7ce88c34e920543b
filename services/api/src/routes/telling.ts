import { z } from "zod";
import {
  botCodeSchema,
  botParamsSchema,
  pushKeySchema,
  pushParamsSchema,
  pushSubscriptionSchema,
  saveTellingSchema,
  tellingSchema,
} from "@earshot/contract/channel";
import { ensurePushKeys } from "@earshot/db/queries/push-keys";
import {
  botsInUse,
  listPushDevices,
  makeBotCode,
  readTelling,
  removePushSubscription,
  savePushSubscription,
  saveTelling,
  unlinkBot,
} from "@earshot/db/queries/tellings";
import type { FastifyRequest } from "fastify";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { makePushKeys } from "../make-push-keys.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";
import { permit } from "../sign-in/permit.ts";

const tags = ["account"];
const own = { action: "own_account" } as const;

const read = {
  schema: { tags, summary: "How you want to be told", response: { 200: tellingSchema } },
  config: own,
} satisfies RouteContract;

const save = {
  schema: {
    tags,
    summary: "Choose how you want to be told",
    body: saveTellingSchema,
    response: { 204: z.null() },
  },
  config: own,
} satisfies RouteContract;

const code = {
  schema: {
    tags,
    summary: "A code to send to a bot, so that it knows you",
    params: botParamsSchema,
    response: { 200: botCodeSchema },
  },
  config: { ...own, rateLimit: { max: 10, timeWindow: "1 minute" } },
} satisfies RouteContract;

const unlink = {
  schema: { tags, summary: "Have a bot forget you", params: botParamsSchema, response: { 204: z.null() } },
  config: own,
} satisfies RouteContract;

const pushKey = {
  schema: { tags, summary: "The key by which browsers know our pushes", response: { 200: pushKeySchema } },
  config: own,
} satisfies RouteContract;

const subscribe = {
  schema: {
    tags,
    summary: "Have this browser show notices",
    body: pushSubscriptionSchema,
    response: { 204: z.null() },
  },
  config: { ...own, rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

const unsubscribe = {
  schema: { tags, summary: "Forget a browser", params: pushParamsSchema, response: { 204: z.null() } },
  config: own,
} satisfies RouteContract;

/** How a person wants to be told: ways, own quiet hours, bots and browsers. */
export async function registerTelling(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/me/telling", read, async (request) => {
    const { personId } = permit(request, "own_account");
    const [{ telegramId, maxId, ...telling }, bots, devices] = await Promise.all([
      readTelling(db, personId),
      botsInUse(db),
      listPushDevices(db, personId),
    ]);
    return {
      ...telling,
      email: request.signedIn?.person.email ?? "",
      telegram: { isUsed: bots.includes("telegram"), isLinked: telegramId !== null },
      max: { isUsed: bots.includes("max"), isLinked: maxId !== null },
      devices: devices.map((each) => ({ ...each, createdAt: iso(each.createdAt) })),
    };
  });
  app.put("/api/v1/me/telling", save, async (request, reply) => {
    const { personId } = permit(request, "own_account");
    await saveTelling(db, { personId, to: request.body, actor: actorOf(request), now: deps.now() });
    return reply.status(204).send(null);
  });
  app.post("/api/v1/me/telling/bots/:bot/code", code, async (request) => {
    const { personId } = permit(request, "own_account");
    return { code: await makeBotCode(db, personId, deps.now()) };
  });
  app.delete("/api/v1/me/telling/bots/:bot", unlink, async (request, reply) => {
    const { personId } = permit(request, "own_account");
    const { bot } = request.params;
    await unlinkBot(db, { personId, bot, actor: actorOf(request), now: deps.now() });
    return reply.status(204).send(null);
  });
  registerPushes(app, deps);
}

function registerPushes(app: Routes, deps: ApiDeps): void {
  const { db } = deps.database;
  const personOf = (request: FastifyRequest): number => permit(request, "own_account").personId;
  app.get("/api/v1/me/push-key", pushKey, async () => {
    const keys = await ensurePushKeys(db, deps.secrets, { make: makePushKeys, now: deps.now() });
    return { publicKey: keys.publicKey };
  });
  app.post("/api/v1/me/push-subscriptions", subscribe, async (request, reply) => {
    const { device, ...address } = request.body;
    await savePushSubscription(db, deps.secrets, {
      personId: personOf(request),
      address,
      device,
      now: deps.now(),
    });
    return reply.status(204).send(null);
  });
  app.delete("/api/v1/me/push-subscriptions/:pushKey", unsubscribe, async (request, reply) => {
    if (!(await removePushSubscription(db, request.params.pushKey, personOf(request))))
      throw new ProblemError(404, "This browser is not known any more.");
    return reply.status(204).send(null);
  });
}
