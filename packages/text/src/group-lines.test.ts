import { describe, expect, it } from "vitest";
import { groupLines } from "./group-lines.ts";

const news = [
  {
    id: "a",
    title: "В Перми закрыли пекарню «Колос» после отравления школьников",
    text: "Роспотребнадзор приостановил работу пекарни «Колос» на улице Пушкина в Перми: двенадцать школьников обратились к врачам с отравлением после пирожков с мясом. Владелец пекарни Семён Рогов принёс извинения родителям.",
    publishedAt: "2026-11-20T08:00:00Z",
  },
  {
    id: "b",
    title: "Пермские школьники отравились пирожками, пекарня «Колос» не работает",
    text: "После отравления двенадцати школьников Роспотребнадзор остановил пекарню «Колос» на улице Пушкина. Семён Рогов, владелец, извинился и обещал оплатить лечение. Пирожки с мясом отправлены на экспертизу.",
    publishedAt: "2026-11-20T11:00:00Z",
  },
  {
    id: "c",
    title: "Сеть «Колос» откроет завод в Ижевске",
    text: "Сеть пекарен «Колос» построит в Ижевске хлебозавод на двести рабочих мест, инвестиции составят полмиллиарда рублей, запуск намечен на осень следующего года.",
    publishedAt: "2026-11-20T12:00:00Z",
  },
];
const write = (all: readonly object[]): string[] => all.map((each) => JSON.stringify(each));

/** Ids of one story together. */
function groups(lines: readonly string[]): string {
  const byStory = new Map<number, string[]>();
  for (const answer of groupLines(lines))
    if ("story" in answer)
      byStory.set(answer.story, [...(byStory.get(answer.story) ?? []), String(answer.id)].sort());
  return [...byStory.values()]
    .map((ids) => ids.join(" "))
    .sort()
    .join(" | ");
}

describe("groupLines", () => {
  const [a, b, c] = news as [object, object, object];
  const rows: [name: string, lines: readonly object[], expected: string][] = [
    ["one event in other words", [a, b, c], "a b | c"],
    ["in any order", [c, b, a], "a b | c"],
    ["without dates", news.map(({ publishedAt: _none, ...each }) => each), "a b | c"],
    ["a date missing on one side", [a, { ...b, publishedAt: null }, c], "a b | c"],
    [
      "without titles",
      news.map(({ title, text, ...each }) => ({ ...each, text: `${title}\n${text}` })),
      "a b | c",
    ],
    ["another month", [a, { ...b, publishedAt: "2027-01-20T11:00:00Z" }, c], "a | b | c"],
    ["nothing at all", [], ""],
  ];
  it.each(rows)("%s", (_name, lines, expected) => {
    expect(groups(write(lines))).toBe(expected);
  });

  const faults: [line: string, id: unknown, field: string][] = [
    ["{", null, "line"],
    ["[]", null, "line"],
    ['{"text":"x"}', null, "id"],
    ['{"id":{},"text":"x"}', null, "id"],
    ['{"id":7}', 7, "text"],
    ['{"id":7,"text":1}', 7, "text"],
    ['{"id":7,"text":"x","title":1}', 7, "title"],
    ['{"id":7,"title":" ","text":null}', 7, "text"],
  ];
  it.each(faults)("says of %s what is wrong, and groups the rest", (line, id, field) => {
    const answers = groupLines([line, ...write(news)]);
    expect(answers[0]).toMatchObject({
      id,
      error: { field, message: expect.stringMatching(/must|missing|is not/) },
    });
    expect(answers.slice(1).map((each) => ("story" in each ? each.story : null))).toEqual([1, 1, 2]);
  });

  const at = Date.parse("2026-11-20T08:00:00Z");
  const monthLater = { ...c, ...b, id: "b", publishedAt: "2026-12-20" };
  it.each([
    ["seconds", at / 1000],
    ["milliseconds", at],
    ["seconds as text", String(at / 1000)],
    ["day, month, year", "20.11.2026 11:00"],
    ["day, month, year without zeros", "1.12.2026"],
    ["a day", "2026-11-20"],
    ["an RFC 2822 date", "Fri, 20 Nov 2026 08:00:00 GMT"],
  ])("reads dates written as %s", (_name, publishedAt) => {
    const [first, second] = groupLines(write([{ ...a, publishedAt }, monthLater]));
    expect([first, second]).toEqual([
      { id: "a", story: 1 },
      { id: "b", story: 2 },
    ]);
  });

  it.each(["вчера", {}, true, "0001-01-01", 1e18])(
    "groups a text whose date is %j, and says so",
    (publishedAt) => {
      const answers = groupLines(write([{ ...a, publishedAt }, b, c]));
      expect(answers).toMatchObject([
        { id: "a", story: 1, warning: { field: "publishedAt" } },
        { id: "b", story: 1 },
        { id: "c", story: 2 },
      ]);
    },
  );

  it("answers each line in its place, whatever ids repeat", () => {
    const answers = groupLines(write([b, c, { ...a, id: "b" }, c]));
    expect(answers).toEqual([
      { id: "b", story: 1 },
      { id: "c", story: 2 },
      { id: "b", story: 1 },
      { id: "c", story: 2 },
    ]);
  });

  it("groups headlines without a text", () => {
    const headlines = news.map(({ id, title }) => ({ id, title }));
    const same = { id: "d", title: "Пекарню «Колос» в Перми закрыли после отравления школьников" };
    expect(groups(write([...headlines, same]))).toContain("a d");
  });
});
