import { expect, it } from "vitest";
import { readAppStoreTarget } from "./appstore-target.ts";
import { entriesOf } from "./read-review.ts";

it.each([
  ["https://apps.apple.com/ru/app/zaslonka/id1465439395", { country: "ru", appId: "1465439395" }],
  ["https://apps.apple.com/app/id1465439395?l=ru", { country: "us", appId: "1465439395" }],
  [
    "https://itunes.apple.com/de/rss/customerreviews/page=1/id=1465439395/sortby=mostrecent/xml",
    { country: "de", appId: "1465439395" },
  ],
  ["https://apps.apple.com/ru/developer/zaslonka", null],
  ["https://apps.apple.com.example/ru/app/id1465439395", null],
  ["id1465439395", null],
])("%s", (address, target) => {
  expect(readAppStoreTarget(address)).toEqual(target);
});

it.each([
  ["several", { feed: { entry: [1, 2] } }, [1, 2]],
  ["one alone", { feed: { entry: { id: 1 } } }, [{ id: 1 }]],
  ["none", { feed: {} }, []],
  ["no feed", { other: 1 }, null],
  ["no document", "x", null],
])("entries: %s", (_name, document, entries) => {
  expect(entriesOf(document)).toEqual(entries);
});
