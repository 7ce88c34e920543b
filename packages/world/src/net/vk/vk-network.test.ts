import { demoKey } from "@earshot/core/collect/source-services";
import { expect, test } from "vitest";
import type { NetWorld } from "../protocol.ts";
import { openVk } from "./vk-network.ts";

/** A network without posts, whose clock is moved by hand. */
function openEmpty() {
  const clock = { at: 0 };
  const world: NetWorld = {
    sources: [],
    source: () => null,
    newest: () => [],
    byId: () => null,
    thread: () => [],
    removed: () => [],
    base: "http://127.0.0.1:1",
    now: () => new Date(clock.at),
  };
  const network = openVk(world);
  const ask = (method: string, body: string, token = demoKey): unknown => {
    const headers = { authorization: `Bearer ${token}` };
    const path = `/method/${method}`;
    const query = new URLSearchParams();
    const reply = network.answer({ method: "POST", service: "api", path, query, headers, body });
    expect(reply.status).toBe(200);
    const value = JSON.parse(Buffer.from(reply.body as Uint8Array).toString("utf8")) as {
      error?: { error_code: number };
    };
    return value.error?.error_code ?? value;
  };
  return { clock, ask };
}

test.each<[name: string, method: string, body: string, token: string | undefined, answer: unknown]>([
  ["a wrong token", "wall.get", "v=5.199&domain=a", "x", 5],
  ["no version", "wall.get", "domain=a", undefined, 8],
  ["an unknown method", "wall.post", "v=5.199", undefined, 3],
  ["a wall of nobody", "wall.get", "v=5.199&domain=a", undefined, 100],
  ["a search without words", "newsfeed.search", "v=5.199&q=", undefined, 100],
  ["posts that are not there", "wall.getById", "v=5.199&posts=1_2", undefined, { response: [] }],
])("%s", (_name, method, body, token, answer) => {
  expect(openEmpty().ask(method, body, token)).toEqual(answer);
});

test("more than sixty requests in one second are too many, and a second later they are not", () => {
  const { clock, ask } = openEmpty();
  const body = "v=5.199&posts=";
  const answers = Array.from({ length: 61 }, () => ask("wall.getById", body));
  expect(answers.filter((answer) => answer === 6)).toHaveLength(1);
  expect(answers.at(-1)).toBe(6);
  clock.at += 1_001;
  expect(ask("wall.getById", body)).toEqual({ response: [] });
});
