import { describe, expect, it } from "vitest";
import { createArchive } from "./archive.ts";
import { loopTag } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

function post(id: string, more: Partial<WorldPost> = {}): WorldPost {
  return {
    id,
    sourceId: "a",
    title: null,
    text: id,
    lang: "ru",
    author: { handle: "@a", name: "A", followers: null, bio: null },
    publishedAt: new Date(1_000),
    editedAt: null,
    parentId: null,
    urlPath: `/${id}`,
    engagement: { likes: null, comments: null, shares: null, views: null },
    tags: [],
    ...more,
  };
}

function ids(posts: WorldPost[]): string[] {
  return posts.map((one) => one.id);
}

describe("createArchive", () => {
  it("gives the newest first, within the window", () => {
    const archive = createArchive(["a"]);
    for (const second of [2, 3, 1]) {
      archive.add(post(`p${second}`, { publishedAt: new Date(second * 1_000) }), new Date(0));
    }
    expect(ids(archive.newest("a", 2))).toEqual(["p3", "p2"]);
  });

  it("gathers a thread over all its levels, oldest first", () => {
    const archive = createArchive(["a", "b"]);
    archive.add(post("root"), new Date(0));
    archive.add(post("late", { parentId: "root", publishedAt: new Date(9_000) }), new Date(0));
    archive.add(post("child", { parentId: "root", publishedAt: new Date(2_000) }), new Date(0));
    archive.add(
      post("grandchild", { parentId: "child", sourceId: "b", publishedAt: new Date(3_000) }),
      new Date(0),
    );
    expect(ids(archive.thread("root"))).toEqual(["child", "grandchild", "late"]);
  });

  it("marks an edit and the source's change", () => {
    const archive = createArchive(["a", "b"]);
    archive.add(post("p1"), new Date(1_000));
    const revision = archive.revision("a");
    expect(archive.edit("p1", "new", new Date(5_000))).toMatchObject({
      text: "new",
      editedAt: new Date(5_000),
    });
    expect(archive.byPath("a", "/p1")?.text).toBe("new");
    expect(archive.revision("a")).toBeGreaterThan(revision);
    expect(archive.changedAt("a")).toEqual(new Date(5_000));
    expect(archive.revision("b")).toBe(0);
  });

  it("lets go of the oldest repeated posts, never of the month", () => {
    const archive = createArchive(["a"]);
    archive.add(post("month"), new Date(0));
    for (let at = 0; at < 5_001; at += 1) {
      archive.add(post(`live${at}`, { tags: [loopTag], parentId: "month" }), new Date(0));
    }
    expect(archive.byId("live0")).toBeNull();
    expect(archive.byPath("a", "/live0")).toBeNull();
    expect(archive.byId("live1")).not.toBeNull();
    expect(archive.byId("month")).not.toBeNull();
    expect(archive.thread("month")).toHaveLength(5_000);
  });

  it("refuses a taken id, a taken address and an unknown source or post", () => {
    const archive = createArchive(["a"]);
    archive.add(post("p1"), new Date(0));
    expect(() => archive.add(post("p1"), new Date(0))).toThrow("this post is there already: p1");
    expect(() => archive.add(post("p2", { urlPath: "/p1" }), new Date(0))).toThrow(
      "this address is taken: /p1",
    );
    expect(() => archive.add(post("p3", { sourceId: "z" }), new Date(0))).toThrow("no such source");
    expect(() => archive.edit("p9", "x", new Date(0))).toThrow("no such post in the world: p9");
  });
});
