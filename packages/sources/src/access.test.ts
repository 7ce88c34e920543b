import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { expect, test } from "vitest";
import { throughProxy } from "./access.ts";
import { mayFetch } from "./robots/may-fetch.ts";

test("a site is asked for its robots.txt once, however many visits go by a proxy", async () => {
  const asked: (string | null | undefined)[] = [];
  const answer = {
    ok: true,
    status: 404,
    url: "",
    headers: {},
    body: Buffer.alloc(0),
    bytes: 0,
    movedTo: null,
  };
  const safeFetch = Object.assign(
    (_url: string, options: { proxy?: string | null } = {}) => {
      asked.push(options.proxy);
      return Promise.resolve(answer);
    },
    { close: () => Promise.resolve() },
  ) as unknown as SafeFetch;
  const now = () => new Date("2026-11-20T12:00:00Z");
  for (const proxy of ["http://a.example:1", "http://b.example:1", null, "http://a.example:1", null])
    await mayFetch("https://site.example/page", {
      safeFetch: throughProxy(safeFetch, proxy),
      now,
      signal: AbortSignal.timeout(5_000),
    });
  expect(asked).toEqual(["http://a.example:1", "http://b.example:1", undefined]);
});
