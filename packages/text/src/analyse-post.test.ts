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

  it("gives entities of ours that are named in one breath one answer, and may part those that are not", () => {
    const judge = (text: string) =>
      analyser
        .analysePost(
          post(text, [
            { kind: "company", name: "Заслонка", words: "Заслонк" },
            { kind: "executive", name: "Аркадий Дёжкин", words: "Дёжкин" },
          ]),
        )
        .sentiments.map(({ probabilities }) => probabilities);
    const [one, other] = judge("Заслонка и Дёжкин молодцы, всё вкусно");
    expect(one).toEqual(other);
    const [company, executive] = judge(
      "В Заслонке хамят и травят людей, позор! Дёжкин — прекрасный человек.",
    );
    expect(company).not.toEqual(executive);
  });

  it.each([
    { role: "competitor" as const, label: "opinion_leader" as const },
    { role: "opinion_leader" as const, label: "opinion_leader" as const },
  ])("weighs that the author is known as a $role", ({ role, label }) => {
    const plain = post("Заслонка открыла кафе в Твери", [
      { kind: "company", name: "Заслонка", words: "Заслонка" },
    ]);
    const known = analyser.analysePost({ ...plain, authorRole: role }).directions[label];
    expect(known).toBeGreaterThan(analyser.analysePost(plain).directions[label]);
  });

  it("answers a post without entities", () => {
    expect(analyser.analysePost(post("Просто доброе утро", [])).sentiments).toEqual([]);
  });
});
