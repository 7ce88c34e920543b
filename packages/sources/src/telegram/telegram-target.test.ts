import { describe, expect, test } from "vitest";
import { readTelegramId, readTelegramTarget } from "./telegram-target.ts";

describe("what an address names", () => {
  test.each<[address: string, channel: string | null, query?: string]>([
    ["https://t.me/s/durov", "durov"],
    ["https://t.me/Durov", "durov"],
    ["http://www.t.me/s/durov/", "durov"],
    ["https://t.me/durov/123", "durov"],
    ["https://t.me/s/durov/123?single", "durov"],
    ["https://telegram.me/durov", "durov"],
    ["https://durov.t.me/", "durov"],
    ["tg://resolve?domain=durov&post=1", "durov"],
    ["https://t.me/s/durov?q=%D0%BF%D0%B8%D1%80%D0%BE%D0%B3%D0%B8", "durov", "пироги"],
    ["https://t.me/s/durov?q=+", "durov"],
    ["https://t.me/+AbCdEf", null],
    ["https://t.me/joinchat/AbCdEf", null],
    ["https://t.me/c/1234567/5", null],
    ["https://t.me/addstickers/Pies", null],
    ["https://t.me/s/", null],
    ["https://t.me/", null],
    ["https://t.me/dur", null],
    ["https://t.me/1durov", null],
    ["https://t.me/s/du%20rov", null],
    ["https://example.com/s/durov", null],
    ["ftp://t.me/s/durov", null],
    ["durov", null],
  ])("%s", (address, channel, query) => {
    const target = channel === null ? null : { channel, query: query ?? null };
    expect(readTelegramTarget(address)).toEqual(target);
  });
});

describe("ids", () => {
  test.each<[text: string, id: [string, number, number | null] | null]>([
    ["durov/12", ["durov", 12, null]],
    ["Durov/12", ["durov", 12, null]],
    ["https://t.me/durov/12?single", ["durov", 12, null]],
    ["durov/12?comment=34", ["durov", 12, 34]],
    ["https://t.me/durov/12?single&comment=34", ["durov", 12, 34]],
    ["https://t.me/durov/12?comment=34&x=1", ["durov", 12, 34]],
    ["https://t.me/durov", null],
    ["durov/12/13", null],
    ["durov/0x1", null],
    ["", null],
  ])("%s", (text, id) => {
    const [channel, number, comment] = id ?? [];
    expect(readTelegramId(text)).toEqual(id === null ? null : { channel, number, comment });
  });
});
