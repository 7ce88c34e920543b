import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { readMessage } from "@earshot/api/webhook-posts";
import { exampleLanguages, webhookExample } from "@earshot/core/collect/webhook-example";
import { newWebhookSecret, verifyWebhook } from "@earshot/sources/webhook/verify-webhook";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve, type LoopbackServer } from "../fetch/loopback-server.ts";

const run = promisify(execFile);
const secret = newWebhookSecret();
/** Judges messages as our own address does, without all that stands behind it. */
let server: LoopbackServer;

beforeAll(async () => {
  server = await serve((request, response) => {
    const header = (name: string): string => String(request.headers[name] ?? "");
    void buffer(request).then((body) => {
      const message = {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        body,
      };
      const trouble = verifyWebhook(message, [secret], new Date());
      if (trouble !== null) return response.writeHead(401).end(trouble);
      return response.end(JSON.stringify({ received: readMessage(body).length }));
    });
  });
});
afterAll(() => server.close());

const programs = {
  curl: ["bash", "-c"],
  node: ["node", "--input-type=module", "--eval"],
  python: ["python3", "-c"],
} as const;

test.each(exampleLanguages)("the example in %s is taken as it stands", async (language) => {
  const [program, ...options] = programs[language];
  const isThere = await run(program, ["--version"]).then(
    () => true,
    () => false,
  );
  // Senders have what they write in; a machine that runs the tests may not.
  if (!isThere) return;
  const env = { ...process.env, EARSHOT_SECRET: secret };
  const { stdout } = await run(program, [...options, webhookExample(language, `${server.origin}/hooks/x`)], {
    env,
  });
  expect(stdout).toContain('"received":1');
});

test("the README for senders has the same examples", async () => {
  const path = new URL("../../packages/sources/src/webhook/README.md", import.meta.url);
  const readme = await readFile(path, "utf8");
  for (const language of exampleLanguages)
    expect(readme).toContain(webhookExample(language, "https://earshot.example.com/hooks/KEY"));
});
