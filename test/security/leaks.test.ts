import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSession } from "@earshot/db/queries/sessions";
import { createLogger } from "@earshot/runtime/logger";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";

let installation: TestInstallation;
let person: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: true });
  // The world is asked for itself here, not for its month of posts.
  await installation.queues.pause("collect");
  person = createApiClient(installation.url);
  await signInFirst(person, installation.signInLink);
});
afterAll(() => installation.close());

test("readiness tells strangers which check fails, and nothing of what is collected", async () => {
  const told = (await createApiClient(installation.url).get("/readyz")).body.checks;
  expect(told.length).toBeGreaterThan(2);
  for (const check of told) expect(check).toMatchObject({ detail: "", mend: null });
  const details = (await person.get("/readyz")).body.checks.map((check: { detail: string }) => check.detail);
  expect(details.every((detail: string) => detail !== "")).toBe(true);
});

test("a failed statement is logged without its values", async () => {
  const lines: string[] = [];
  const log = createLogger({
    level: "error",
    name: "test",
    destination: { write: (line) => lines.push(line) },
  });
  const secret = "hash-of-somebody";
  const now = new Date();
  const session = { tokenHash: secret, csrfToken: secret, personId: 999_999, now, expiresAt: now };
  const failed = await startSession(installation.database.db, session).catch((error: unknown) => error);
  log.error({ err: failed }, "request failed");
  expect(lines.join("")).toMatch(/Failed query.*violates foreign key/);
  expect(lines.join("")).not.toContain(secret);
});

describe("trying an address before it is saved opens no door inside", () => {
  test.each([
    ["our own API", () => `${installation.url}/healthz`],
    ["our own API by name", () => installation.url.replace("127.0.0.1", "localhost")],
    ["the database", () => "http://127.0.0.1:5432/"],
    ["the world under another name", () => (installation.world?.url ?? "").replace("127.0.0.1", "localhost")],
    ["the world in other digits", () => (installation.world?.url ?? "").replace("127.0.0.1", "127.0.0.2")],
    ...[
      "http://[::1]/",
      "http://[::ffff:127.0.0.1]/",
      "http://0x7f.1/",
      "http://2130706433/",
      "http://169.254.169.254/latest/meta-data/",
      "http://metadata.google.internal/",
      "http://10.0.0.1/",
      "https://example.com:22/",
    ].map((address) => [address, () => address] as [string, () => string]),
  ])("%s", async (_name, address) => {
    const { body } = await person.send("POST", "/api/v1/sources/preview", { url: address() });
    expect([body.ok, body.code]).toEqual([false, "refused_address"]);
  });

  test.each(["file:///etc/passwd", "gopher://127.0.0.1/", "data:text/xml,<rss/>", "javascript:1"])(
    "%s is no address of a feed",
    async (url) => {
      expect((await person.send("POST", "/api/v1/sources/preview", { url })).status).toBe(400);
    },
  );
});
