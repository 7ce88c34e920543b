import { describe, expect, it } from "vitest";
import type { EntityKind, Hit } from "@earshot/core/match/entity";
import { createAnalyser, type PostToLabel } from "./analyse-post.ts";

const analyser = createAnalyser();

function hitsOf(text: string, words: string): Hit[] {
  const start = text.indexOf(words);
  return [{ field: "text", start, end: start + words.length, termId: 1, found: words }];
}

function post(text: string, entities: { kind: EntityKind; name: string; words: string }[]): PostToLabel {
  return {
    title: null,
    text,
    platform: "vk",
    author: { name: "Мария", bio: null, followers: 12 },
    authorRole: null,
    parentText: null,
    entities: entities.map(({ kind, name, words }, at) => ({
      entityId: at + 1,
      kind,
      name,
      hits: hitsOf(text, words),
    })),
  };
}

describe("analysePost", () => {
  it("labels a crisis and judges each entity", () => {
    const text =
      "Отравились пирогом в «Заслонке», двое детей в больнице, врачи говорят о сальмонелле. Дёжкин молчит.";
    const labels = analyser.analysePost(
      post(text, [
        { kind: "company", name: "Заслонка", words: "Заслонке" },
        { kind: "executive", name: "Аркадий Дёжкин", words: "Дёжкин" },
      ]),
    );
    expect(labels.direction).toBe("crisis");
    expect(labels.lang).toBe("ru");
    expect(labels.sentiments.map(({ entityId }) => entityId)).toEqual([1, 2]);
    expect(labels.signals.map(({ name }) => name)).toContain("safety");
  });

  it("learns nothing from a name: another name gives the same answer", () => {
    const label = (name: string) =>
      analyser.analysePost(
        post(`${name} открыли новый зал, очень рады за ребят!`, [{ kind: "company", name, words: name }]),
      ).directions;
    expect(label("Ромашка")).toEqual(label("Гвоздика"));
  });

  it("answers a post without entities", () => {
    expect(analyser.analysePost(post("Просто доброе утро", [])).sentiments).toEqual([]);
  });
});
