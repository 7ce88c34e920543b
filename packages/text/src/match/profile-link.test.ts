import { describe, expect, test } from "vitest";
import { accountOfLink, hostOfSite } from "./profile-link.ts";

const rows: { url: string; account: string | null }[] = [
  { url: "https://t.me/zaslonka_ru", account: "zaslonka_ru" },
  { url: "t.me/s/Zaslonka_RU/12", account: "zaslonka_ru" },
  { url: "https://m.vk.com/dezhkin_as?w=wall1", account: "dezhkin_as" },
  { url: "https://x.com/dezhkin/status/1", account: "dezhkin" },
  { url: "https://www.youtube.com/@zhuiko_probuet", account: "zhuiko_probuet" },
  { url: "https://www.youtube.com/watch?v=1", account: null },
  { url: "https://bsky.app/profile/zaslonka.example/post/3m", account: "zaslonka.example" },
  { url: "https://pies.example/@vereskunov/113", account: "vereskunov@pies.example" },
  { url: "https://other.example/@vereskunov@pies.example", account: "vereskunov@pies.example" },
  { url: "https://linkedin.com/in/vereskunov/", account: "vereskunov" },
  { url: "https://news.example/zaslonka", account: null },
  { url: "", account: null },
];

describe("accountOfLink", () => {
  test.each(rows)("$url", ({ url, account }) => {
    expect(accountOfLink(url)).toBe(account);
  });
});

test.each([
  ["https://www.Zaslonka.example/menu?x=1", "zaslonka.example"],
  ["zaslonka.example", "zaslonka.example"],
  ["http://shop.zaslonka.example:8080/", "shop.zaslonka.example"],
  ["Заслонка", null],
  ["mail@zaslonka.example", null],
  ["", null],
])("the site of %s", (site, host) => {
  expect(hostOfSite(site)).toBe(host);
});
