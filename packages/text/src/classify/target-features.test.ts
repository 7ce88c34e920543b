import { describe, expect, it } from "vitest";
import { group } from "./feature-groups.ts";
import { clearSink, createSink } from "./feature-sink.ts";
import { maskOf } from "./mask-names.ts";
import { readPost, type ClassifiedPost } from "./read-post.ts";
import { addTargetFeatures } from "./target-features.ts";
import { textAlone } from "./text-alone.ts";

const sink = createSink();

function targetFeatures(text: string, target: string): Set<number> {
  const start = text.indexOf(target);
  const post: ClassifiedPost = {
    ...textAlone(text),
    spans: start < 0 ? [] : [{ start, end: start + target.length, mask: maskOf.target }],
  };
  clearSink(sink);
  addTargetFeatures(sink, readPost(post), maskOf.target);
  return new Set(sink.hashes.slice(0, sink.count));
}

describe("addTargetFeatures", () => {
  it("tells the sides of a target apart", () => {
    expect(targetFeatures("Anna praised Boris", "Anna")).not.toEqual(
      targetFeatures("Anna praised Boris", "Boris"),
    );
  });

  it("finds nothing where the target is not named", () => {
    expect(targetFeatures("no names here", "Zed").size).toBe(0);
  });

  it("keeps to its own groups", () => {
    targetFeatures("We love Anna, but not the awful bus", "Anna");
    const groups = new Set(sink.groups.slice(0, sink.count));
    expect([...groups].every((one) => one === group.target || one === group.targetLexicon)).toBe(true);
  });
});
