import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import fastify from "fastify";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLiveHub } from "./live-hub.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

test.each([
  ["a session that still holds keeps its stream", async () => true, 1],
  ["one that ended elsewhere loses it", async () => false, 0],
  ["one that cannot be looked up now keeps it", async () => Promise.reject(new Error("no database")), 1],
])("%s", async (_name, mayStay: () => Promise<boolean>, left) => {
  const hub = createLiveHub();
  const app = fastify();
  app.get("/", (_request, reply) => {
    hub.attach(reply, { tokenHash: "a", mayStay });
    if (left === 0) void once(reply.raw, "close").then(() => app.close());
  });
  const answer = app.inject("/");
  await vi.waitUntil(() => hub.pageCount === 1);
  await vi.advanceTimersByTimeAsync(15_000);
  if (left === 0) await answer;
  expect(hub.pageCount).toBe(left);
  await hub.close();
  await answer;
  await app.close();
});

test("a page that left while its session was looked up is not kept", async () => {
  const hub = createLiveHub();
  const app = fastify();
  app.addHook("onRequest", async ({ raw }) => {
    leaver.destroy();
    await once(raw.socket, "close");
  });
  const attached = new Promise<void>((resolve) => {
    app.get("/", (_request, reply) => {
      hub.attach(reply, { tokenHash: "a", mayStay: async () => true });
      resolve();
    });
  });
  await app.listen({ port: 0 });
  const leaver = connect((app.server.address() as AddressInfo).port);
  leaver.write("GET / HTTP/1.1\r\nhost: here\r\n\r\n");
  await attached;
  expect(hub.pageCount).toBe(0);
  await hub.close();
  await app.close();
});
