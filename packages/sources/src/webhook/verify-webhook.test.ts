import { expect, test } from "vitest";
import { newWebhookSecret, signWebhook, verifyWebhook, type SignedMessage } from "./verify-webhook.ts";

/** The constants of the tests of Standard Webhooks. */
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const payload = '{"test": 2432232314}';
const message: SignedMessage = {
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: "1614265330",
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  body: Buffer.from(payload),
};
const sentAt = new Date(1_614_265_330_000);
const later = (seconds: number): Date => new Date(sentAt.getTime() + seconds * 1_000);
const other = newWebhookSecret();

test("the public test vector", () => {
  expect(signWebhook(message, secret)).toBe(message.signature);
});

test.each<[name: string, given: Partial<SignedMessage>, secrets: string[], at: Date, trouble: string | null]>(
  [
    ["as it was sent", {}, [secret], sentAt, null],
    ["five minutes old", {}, [secret], later(300), null],
    ["five minutes ahead", {}, [secret], later(-300), null],
    ["older", {}, [secret], later(301), "too_old"],
    ["of the future", {}, [secret], later(-301), "too_new"],
    [
      "one of several signatures",
      { signature: `v1,AAAA v1a,xyz ${message.signature}` },
      [secret],
      sentAt,
      null,
    ],
    ["rotated: signed with the old secret", {}, [other, secret], sentAt, null],
    ["rotated: the old secret has run out", {}, [other], sentAt, "bad_signature"],
    ["no secret at all", {}, [], sentAt, "bad_signature"],
    [
      "written anew: same JSON, other bytes",
      { body: Buffer.from('{"test":2432232314}') },
      [secret],
      sentAt,
      "bad_signature",
    ],
    ["under another id", { id: "msg_other" }, [secret], sentAt, "bad_signature"],
    ["with another time", { timestamp: "1614265331" }, [secret], sentAt, "bad_signature"],
    [
      "a signature cut short",
      { signature: message.signature.slice(0, -4) },
      [secret],
      sentAt,
      "bad_signature",
    ],
    ["only a signature of another version", { signature: "v1a,abc" }, [secret], sentAt, "no_signature"],
    ["no signature", { signature: "" }, [secret], sentAt, "no_signature"],
    ["no id", { id: "" }, [secret], sentAt, "no_id"],
    ["a time that is none", { timestamp: "2021-02-25" }, [secret], sentAt, "no_timestamp"],
  ],
)("%s", (_name, given, secrets, at, trouble) => {
  expect(verifyWebhook({ ...message, ...given }, secrets, at)).toBe(trouble);
});
