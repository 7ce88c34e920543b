import { changeSettings } from "@earshot/db/queries/change-settings";
import type { SettingChanges } from "@earshot/db/queries/change-settings";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve, type LoopbackServer } from "../fetch/loopback-server.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
let proxy: LoopbackServer;

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Верста</title>
<item><guid>1</guid><title>Пожар на складе</title><link>http://news.example.com/1</link></item></channel></rss>`;

beforeAll(async () => {
  rig = await openRig([]);
  proxy = await serve((_request, response) => response.end(feed));
});
afterAll(async () => {
  await Promise.all([rig.close(), proxy.close()]);
});

async function choose(changes: SettingChanges): Promise<void> {
  const { may: proof, actor } = byCommandLine();
  const given = { proof, systemProof: proof, actor, version: null, changes, now: rig.clock.at };
  const changed = await changeSettings(rig.database.db, rig.secrets, given);
  expect(changed.ok).toBe(true);
}

test("a proxy and its sign-in that are saved while the collector runs are taken by the next visit", async () => {
  // Only the proxy knows this name: nobody else resolves ".example".
  const sourceId = await rig.addFeed("http://news.versta.example/feed");
  await rig.tickAfter(0);
  expect(await rig.source(sourceId)).toMatchObject({ reason_code: "dns" });

  await choose({ "connect.proxy": proxy.origin, "connect.proxy_login": "anna:secret" });
  await rig.tickAfter(60);
  expect(await rig.source(sourceId)).toMatchObject({ state: "ok", post_count: 1 });
  const [request] = proxy.requests;
  expect(request?.url).toBe("http://news.versta.example/feed");
  expect(request?.headers["proxy-authorization"]).toBe(
    `Basic ${Buffer.from("anna:secret").toString("base64")}`,
  );

  await choose({ "connect.feed_proxy": "direct" });
  await rig.tickAfter(24 * 60);
  expect(await rig.source(sourceId)).toMatchObject({ reason_code: "dns" });
  expect(proxy.requests).toHaveLength(1);
});
