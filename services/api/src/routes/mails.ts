import { randomUUID } from "node:crypto";
import { z } from "zod";
import { idMax } from "@earshot/contract/id";
import {
  mailAttemptsSchema,
  mailListQuerySchema,
  mailListSchema,
  queuedMailSchema,
  type Mail,
} from "@earshot/contract/mail";
import { deliveryWayNames } from "@earshot/core/notify/channel";
import { maskAddress } from "@earshot/core/notify/mask-address";
import {
  countMails,
  listAttempts,
  listMails,
  repeatMail,
  type ListedMail,
} from "@earshot/db/queries/deliveries";
import { queueMail } from "@earshot/db/queries/outbox";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { ringOutbox } from "../ring.ts";
import { actorOf } from "../sign-in/actor.ts";
import { permit } from "../sign-in/permit.ts";
import { writeTestMail } from "../test-mail.ts";

const mailsPerPage = 50;
const testMailLifeMs = 30 * 60_000;
const params = z.object({ outboxId: z.coerce.number().int().positive().max(idMax) });

const list = {
  schema: {
    tags: ["mail"],
    summary: "Mail that left or waits, the newest first, without its text",
    querystring: mailListQuerySchema,
    response: { 200: mailListSchema },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const attempts = {
  schema: {
    tags: ["mail"],
    summary: "Attempts to send one mail",
    params,
    response: { 200: mailAttemptsSchema },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const repeat = {
  schema: {
    tags: ["mail"],
    summary: "Send a mail again that failed or whose answer was lost",
    params,
    response: { 204: z.null() },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const test = {
  schema: {
    tags: ["mail"],
    summary: "Send a test mail to oneself",
    response: { 201: queuedMailSchema },
  },
  config: { action: "run_system", rateLimit: { max: 10, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** The outbox: what left, what waits, what failed, and what a person sends again. */
export async function registerMails(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/mails", list, async ({ query }) => {
    const found = await listMails(db, { before: query.before ?? null, limit: mailsPerPage + 1 });
    const mails = found.slice(0, mailsPerPage);
    const next = found.length > mails.length ? (mails.at(-1)?.outboxId ?? null) : null;
    return { mails: mails.map((mail) => viewMail(mail, deps.now())), counts: await countMails(db), next };
  });
  app.get("/api/v1/mails/:outboxId/attempts", attempts, async ({ params }) => ({
    attempts: (await listAttempts(db, params.outboxId)).map((each) => ({ ...each, at: iso(each.at) })),
  }));
  app.post("/api/v1/mails/:outboxId/repeat", repeat, async (request, reply) => {
    const { outboxId } = request.params;
    const repeated = await repeatMail(db, permit(request, "run_system"), {
      outboxId,
      actor: actorOf(request),
      now: deps.now(),
    });
    if (!repeated.ok) throw refusal(repeated.reason);
    await ringOutbox(deps, outboxId);
    return reply.status(204).send(null);
  });
  app.post("/api/v1/mails/test", test, async (request, reply) => {
    const person = request.signedIn?.person;
    if (!person) throw new ProblemError(401, "Sign in first.");
    if ((await readSettings(db))["mail.host"] === "") {
      throw new ProblemError(409, "No mail server is set. Name one in the settings first.");
    }
    const now = deps.now();
    const mail = {
      ...writeTestMail(person.language, deps.publicUrl),
      key: `test-${randomUUID()}`,
      to: person.email,
      expiresAt: new Date(now.getTime() + testMailLifeMs),
    };
    const outboxId = await queueMail(db, deps.secrets, mail, now);
    if (outboxId === null) throw new Error("a new cause had its mail already");
    await ringOutbox(deps, outboxId);
    return reply.status(201).send({ outboxId, to: maskAddress(person.email) });
  });
}

function viewMail({ hasBody, way, ...mail }: ListedMail, now: Date): Mail {
  const isAtRest = mail.state === "failed" || mail.state === "unknown";
  const isLate = mail.state === "waiting" && mail.dueAt > now;
  return {
    ...mail,
    to: way === "mail" ? maskAddress(mail.to) : `${deliveryWayNames.en[way]}: ${mail.to}`,
    stateAt: iso(mail.stateAt),
    createdAt: iso(mail.createdAt),
    dueAt: mail.state === "waiting" ? iso(mail.dueAt) : null,
    canRepeat: hasBody && (isAtRest || isLate),
  };
}

const refusals = {
  missing: new ProblemError(404, "There is no such mail any more."),
  gone: new ProblemError(409, "Its text was erased: it had left or run out. Start again what it came from."),
  not_ended: new ProblemError(409, "It is on its way, or has left already."),
};

function refusal(reason: keyof typeof refusals): ProblemError {
  return refusals[reason];
}
