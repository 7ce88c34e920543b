import type { z } from "zod";
import {
  addKeyMessageSchema,
  changeKeyMessageSchema,
  keyMessageListSchema,
  keyMessageParams,
  keyMessageQuerySchema,
  keyMessageSchema,
} from "@earshot/contract/key-message";
import {
  addKeyMessage,
  changeKeyMessage,
  type ChangedKeyMessage,
  type KeyMessageFields,
  type KeyMessageRefusal,
} from "@earshot/db/queries/messages/message-change";
import {
  findKeyMessage,
  listKeyMessages,
  type KeyMessageRow,
} from "@earshot/db/queries/messages/message-list";
import type { Db } from "@earshot/db/database";
import { readPullThrough, type PullThrough } from "@earshot/db/queries/messages/pull-through";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const tags = ["key messages"];
/** A longer period would read too much of what is stored at once. */
const daysMax = 400;

const list = {
  schema: {
    tags,
    summary: "Key messages, with the share of coverage that carried each in a period (message pull-through)",
    querystring: keyMessageQuerySchema,
    response: { 200: keyMessageListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const adding = {
  schema: {
    tags,
    summary: "Write a key message and the phrases by which it is recognised",
    body: addKeyMessageSchema,
    response: { 201: keyMessageSchema },
  },
  config: { action: "respond" },
} satisfies RouteContract;

const changing = {
  schema: {
    tags,
    summary: "Change, order, retire or take back a key message that still is at the version named",
    params: keyMessageParams,
    body: changeKeyMessageSchema,
    response: { 200: keyMessageSchema },
  },
  config: { action: "respond" },
} satisfies RouteContract;

/** Key messages and how much of them comes through. */
export async function registerKeyMessages(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/key-messages";
  const view = async (changed: ChangedKeyMessage) => {
    if (!changed.ok) throw refusal(changed);
    const message = await findKeyMessage(db, changed.keyMessageId);
    if (!message) throw refusal({ reason: "missing" });
    return viewMessage(message);
  };
  app.get(path, list, async ({ query }) => {
    const { messages, found } = await measureMessages(db, query);
    return {
      messages: messages.map(viewMessage),
      pullThrough: found.map((each) => ({ ...each, from: isoOrNull(each.from), till: isoOrNull(each.till) })),
    };
  });
  app.post(path, adding, async (request, reply) => {
    const fields = readFields(request.body) as KeyMessageFields;
    const added = await addKeyMessage(db, changedBy(request, "respond"), { fields, now: deps.now() });
    return reply.status(201).send(await view(added));
  });
  app.patch(`${path}/:keyMessageId`, changing, async (request) => {
    const { version, ...said } = request.body;
    const given = { ...request.params, version, fields: readFields(said), now: deps.now() };
    return view(await changeKeyMessage(db, changedBy(request, "respond"), given));
  });
}

/**
 * Key messages with their pull-through in a period.
 * @throws ProblemError 400 when the period ends before it begins, or is too long
 */
export async function measureMessages(
  db: Db,
  query: z.output<typeof keyMessageQuerySchema>,
): Promise<{ messages: KeyMessageRow[]; found: PullThrough[] }> {
  const period = { from: new Date(query.from), till: new Date(query.till) };
  const days = (period.till.getTime() - period.from.getTime()) / (24 * 3_600_000);
  if (days <= 0) throw invalidField("till", "lies before the beginning");
  if (days > daysMax) throw invalidField("till", `lies more than ${daysMax} days behind the beginning`);
  const messages = await listKeyMessages(db, { withRetired: query.retired });
  return { messages, found: await readPullThrough(db, messages, period) };
}

type Instants = "activeFrom" | "activeTill";
type Said = { [Field in Exclude<keyof KeyMessageFields, Instants>]?: KeyMessageFields[Field] | undefined } & {
  [Field in Instants]?: string | null | undefined;
};

/** What was left out stays out; instants are ones. */
function readFields(said: Said): Partial<KeyMessageFields> {
  const instant = (value: string | null | undefined) => (typeof value === "string" ? new Date(value) : value);
  const given = { ...said, activeFrom: instant(said.activeFrom), activeTill: instant(said.activeTill) };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function viewMessage(message: KeyMessageRow) {
  const { activeFrom, activeTill, changedAt } = message;
  return {
    ...message,
    activeFrom: isoOrNull(activeFrom),
    activeTill: isoOrNull(activeTill),
    changedAt: iso(changedAt),
  };
}

function refusal(refused: KeyMessageRefusal): ProblemError {
  switch (refused.reason) {
    case "missing":
      return new ProblemError(404, "There is no such key message.");
    case "stale":
      return new ProblemError(409, "Somebody changed this message meanwhile. Read it again and decide anew.");
    case "unchanged":
      return new ProblemError(409, "It is like that already; nothing was changed.");
    case "wordless":
      return invalidField("textRu", "says nothing in Russian and nothing in English");
    case "no_phrases":
      return invalidField("phrases", "are needed: by what is the message recognised?");
    case "bad_phrase":
      return invalidField(
        `phrases.${refused.place}`,
        "cannot be read: write words as in the search line, without fields",
      );
    case "ends_before":
      return invalidField("activeTill", "lies before the beginning");
    case "no_entity":
      return invalidField("entityId", "names nothing of the watch list");
  }
}
