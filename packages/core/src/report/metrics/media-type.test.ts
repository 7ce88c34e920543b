import { expect, test } from "vitest";
import { platforms } from "../../collect/platform.ts";
import { mediaTypeOf, mediaTypes, platformsOf } from "./media-type.ts";

test("each platform is of one kind of media, and each kind has some", () => {
  expect(mediaTypes.flatMap(platformsOf).toSorted()).toEqual([...platforms].toSorted());
  for (const type of mediaTypes) expect(platformsOf(type).map(mediaTypeOf)).toContain(type);
});
