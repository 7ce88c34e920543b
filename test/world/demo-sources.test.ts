import { readFile } from "node:fs/promises";
import { loadContent } from "@earshot/world/content";
import { playlistIdOf } from "@earshot/world/net/youtube/youtube-shelf";
import { feedAddress } from "@earshot/world/route";
import { expect, it } from "vitest";
import { parse } from "yaml";

/** Sources that are read through their own protocol: what is asked for, as people know it. */
const protocols: Record<string, { kind: string; url: string; [more: string]: unknown }> = {
  bsky: {
    kind: "bluesky",
    url: "https://bsky.app/search?q=streetfood",
    serviceRoot: "{world}/net/bluesky",
    readsComments: true,
  },
  masto: {
    kind: "mastodon",
    url: "https://pies.example/tags/streetfood",
    serviceRoot: "{world}/net/mastodon",
    readsComments: true,
  },
  yt: {
    kind: "youtube",
    url: `https://www.youtube.com/playlist?list=${playlistIdOf("yt")}`,
    serviceRoot: "{world}/net/youtube",
    readsComments: true,
  },
};

/** Channels of Telegram and whose own they are. */
const channels: [key: string, name: string, owner?: string][] = [
  ["tg_dezhkin", "dezhkin_pishet", "dezhkin"],
  ["tg_zaslonka", "zaslonka_ru", "zaslonka"],
  ["tg_rogozh", "rogozhskaya_est"],
  ["tg_marzha", "marzha_valun"],
  ["tg_union", "obshepit_solid"],
  ["tg_mezhevoy", "mezhevoy_raion"],
  ["tg_tyaglo", "franshiza_chestno"],
  ["tg_zhernov", "zhernov_melet"],
  ["tg_kassa", "podslushano_kassa"],
];
const pagesOfVk: [key: string, path: string, owner?: string][] = [
  ["vk_zaslonka", "zaslonka", "zaslonka"],
  ["vk_dezhkin", "dezhkin_as", "dezhkin"],
  ["vk_open", "search/statuses?q=Заслонка"],
];
for (const [kind, site, listed] of [
  ["telegram", "https://t.me/s/", channels],
  ["vk", "https://vk.com/", pagesOfVk],
] as const)
  for (const [key, path, owner] of listed)
    protocols[key] = {
      kind,
      url: site + path,
      serviceRoot: `{world}/net/${kind}`,
      readsComments: true,
      ...(owner === undefined ? {} : { owner }),
    };

it("the demo's source list says of every source what the world says of it", async () => {
  const file = new URL("../../config/monitor/demo-sources.yaml", import.meta.url);
  const { sources } = parse(await readFile(file, "utf8")) as { sources: Record<string, unknown>[] };
  const listed = new Map(sources.map((source) => [source["key"], source]));
  expect(listed.size).toBe(sources.length);
  const expected = loadContent().sources.map((source) => ({
    key: source.id,
    ...(protocols[source.id] ?? { kind: "feed", url: feedAddress("{world}", source.id) }),
    name: source.title,
    platform: source.platform,
    tier: source.tier,
    audience: source.audience,
    folder: expect.any(String),
    language: source.lang,
  }));
  expect(expected.map((source) => listed.get(source.key))).toEqual(expected);
  expect(listed.size).toBe(expected.length);
});
