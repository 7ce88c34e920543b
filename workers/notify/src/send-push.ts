import { pushNotice } from "@earshot/core/notify/plain-message";
import type { SettingValues } from "@earshot/core/settings/registry";
import { readPushKeys } from "@earshot/db/queries/push-keys";
import type { ToldBody } from "@earshot/db/queries/queue-told";
import { openPushAddress, removePushSubscription } from "@earshot/db/queries/tellings";
import webPush from "web-push";
import type { NotifyDeps } from "./deps.ts";
import type { Outside } from "./outside.ts";
import { attemptedBy, type Attempted } from "./told-outcome.ts";

/** A push is of use for so long; the service keeps it meanwhile for a browser that sleeps. */
const ttlSeconds = 12 * 3_600;

/**
 * One push (RFC 8030), encrypted for the browser (RFC 8291). The library makes the request, our own door sends it. 404 and 410 mean that
 * the browser wants none any more: it is forgotten.
 */
export async function sendPush(given: {
  deps: Pick<NotifyDeps, "database" | "secrets" | "now" | "publicUrl">;
  outside: Outside;
  settings: SettingValues;
  body: ToldBody;
  signal: AbortSignal;
}): Promise<Attempted> {
  const { deps, outside, body, signal } = given;
  const { db } = deps.database;
  const { pushKey = "", tag = "earshot" } = body;
  const address = await openPushAddress(db, deps.secrets, pushKey);
  if (address === null) return { outcome: "failed", detail: "the browser is no longer known" };
  const keys = await readPushKeys(db, deps.secrets);
  if (keys === null) return { outcome: "failed", detail: "there are no keys for pushes" };
  const request = webPush.generateRequestDetails(address, JSON.stringify(pushNotice(body.message, tag)), {
    TTL: ttlSeconds,
    urgency: (body.message.severity ?? 1) >= 4 ? "high" : "normal",
    vapidDetails: { subject: subjectOf(given), ...keys },
  });
  const { headers } = request;
  const answer = await outside.post(request.endpoint, { headers, body: request.body ?? "", signal });
  if (answer.ok && (answer.status === 404 || answer.status === 410)) {
    await removePushSubscription(db, pushKey, null);
    return { outcome: "failed", detail: `${answer.status} the browser wants no more notices` };
  }
  return attemptedBy(answer, deps.now());
}

/** Whom the push service may write to about us: RFC 8292 asks for an address of mail or page. */
function subjectOf({
  deps,
  settings,
}: {
  deps: Pick<NotifyDeps, "publicUrl">;
  settings: SettingValues;
}): string {
  const contact = settings["collect.contact"];
  if (contact.includes("@") && !contact.includes("/")) return `mailto:${contact}`;
  const url = contact || deps.publicUrl || "";
  return url.startsWith("https://") ? url : "mailto:earshot@localhost.localdomain";
}
