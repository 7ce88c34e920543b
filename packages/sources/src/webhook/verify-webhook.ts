import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Why a message is not taken as its sender's. */
export type WebhookTrouble =
  | "no_id"
  | "no_timestamp"
  | "no_signature"
  | "too_old"
  | "too_new"
  | "bad_signature";

export interface SignedMessage {
  id: string;
  /** Seconds since 1970, as the header says. */
  timestamp: string;
  /** `v1,<base64>`, several with spaces between them. */
  signature: string;
  /** Bytes as they came: another spelling of the same JSON has another signature. */
  body: Uint8Array;
}

const toleranceMs = 5 * 60_000;
const idPattern = /^[\w.:-]{1,128}$/;
const secretPrefix = "whsec_";

/**
 * Verifies a message by Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 of `id.timestamp.body`. Any valid signature
 * of the list by any of the secrets passes, so that both sides can change over without a gap.
 * @param secrets as `newWebhookSecret` makes them
 * @returns null when the message is its sender's and fresh
 */
export function verifyWebhook(
  message: SignedMessage,
  secrets: readonly string[],
  now: Date,
): WebhookTrouble | null {
  const { id, timestamp, signature, body } = message;
  if (!idPattern.test(id)) return "no_id";
  if (!/^\d{1,12}$/.test(timestamp)) return "no_timestamp";
  const given = signature.split(" ").filter((each) => each.startsWith("v1,"));
  if (given.length === 0) return "no_signature";
  const ageMs = now.getTime() - Number(timestamp) * 1_000;
  if (ageMs > toleranceMs) return "too_old";
  if (ageMs < -toleranceMs) return "too_new";
  const right = secrets.map((secret) => signWebhook({ id, timestamp, body }, secret));
  // All are compared, so that the time tells nothing of which one was nearly right.
  const hits = given.slice(0, 20).flatMap((each) => right.filter((one) => isSame(each, one)));
  return hits.length > 0 ? null : "bad_signature";
}

/** The signature of a message, `v1,<base64>`. */
export function signWebhook(
  { id, timestamp, body }: Omit<SignedMessage, "signature">,
  secret: string,
): string {
  const key = Buffer.from(
    secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret,
    "base64",
  );
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body);
  return `v1,${mac.digest("base64")}`;
}

/** A new secret of 32 random bytes, `whsec_…`. */
export function newWebhookSecret(): string {
  return `${secretPrefix}${randomBytes(32).toString("base64")}`;
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
