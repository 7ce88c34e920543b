import { expect, test } from "vitest";
import { readJetstreamTarget } from "./jetstream-target.ts";

const host = "jetstream2.us-east.bsky.network";
const did = "did:plc:2a7ygipkrbh544aqhcav53oy";

test.each([
  { url: `https://${host}`, target: { host, isSecure: true, version: 1, dids: [] } },
  { url: `wss://${host}/subscribe`, target: { host, isSecure: true, version: 1, dids: [] } },
  {
    url: "ws://own.example:6008/subscribe/",
    target: { host: "own.example:6008", isSecure: false, version: 1 },
  },
  {
    url: `https://${host}/xrpc/network.bsky.jetstream.subscribeEvents?dids=${did}`,
    target: { version: 2, dids: [did] },
  },
  {
    url: `wss://${host}/subscribe?wantedDids=${did}&wantedDids=nobody&wantedDids=${did}`,
    target: { dids: [did] },
  },
])("$url", ({ url, target }) => {
  expect(readJetstreamTarget(url)).toMatchObject(target);
});

test.each([
  "https://bsky.app/",
  "https://own.example/",
  `ftp://${host}/subscribe`,
  `https://${host}/else`,
  host,
  "",
])("%s is none", (url) => {
  expect(readJetstreamTarget(url)).toBeNull();
});
