import { beforeAll, expect, test } from "vitest";
import { getStory } from "@earshot/db/queries/story-detail";
import { mergeStories, splitStory } from "@earshot/db/queries/stories-change";
import { removeOldTerms, removeOldWeeks } from "@earshot/db/queries/stories-terms";
import { later, makeEntity, makePerson, makeSource, useDatabase } from "../db/rig.ts";
import { addPosts, groupAll, partition, readPlaces } from "./story-rig.ts";

const use = useDatabase();
const place = { sourceId: 0, entityId: 0 };

beforeAll(async () => {
  place.sourceId = await makeSource(use.db);
  place.entityId = await makeEntity(use.db, "Колос");
});

const poisoned = [
  {
    title: "В Перми закрыли пекарню «Колос» после отравления школьников",
    text: "Роспотребнадзор приостановил работу пекарни «Колос» на улице Пушкина в Перми: двенадцать школьников обратились к врачам с отравлением после пирожков с мясом. Владелец Семён Рогов принёс извинения родителям.",
  },
  {
    title: "Пермские школьники отравились пирожками, пекарня «Колос» не работает",
    text: "После отравления двенадцати детей «Колос» остановлен по требованию Роспотребнадзора. Рогов, которому принадлежит пекарня, обещал оплатить лечение. Мясо отправлено на экспертизу.",
  },
  {
    title: "Врачи: школьники, отравившиеся в пермском «Колосе», идут на поправку",
    text: "Десять из двенадцати школьников выписаны из больницы, сообщили врачи. Отравление связывают с пирожками пекарни «Колос», её владелец Рогов навестил пострадавших.",
  },
];
const other = {
  title: "Сеть «Колос» назначила нового директора",
  text: "Директором сети «Колос» назначена Анна Вершинина, прежде она руководила закупками молочного холдинга в Казани и получила премию отрасли.",
};

test("posts of one event in other words are one story of originals; what people decide holds", async () => {
  const { db, pool } = use;
  const added = await addPosts(
    db,
    place,
    [...poisoned, other].map((post, at) => ({ ...post, externalId: `poisoned-${at}` })),
  );
  const [a = 0, b = 0, c = 0, d = 0] = added;
  await groupAll(db, { batch: 2 });
  expect(await partition(pool, { a, b, c, d })).toBe("a b c | d");

  const storyId = (await readPlaces(pool, [a]))[0]?.storyId ?? 0;
  const story = await getStory(db, storyId);
  expect(story?.originals.map(({ mention, likeness }) => [mention.postId, likeness?.kind ?? null])).toEqual([
    [a, null],
    [b, "event"],
    [c, "event"],
  ]);

  const actor = await makePerson(db, "anna");
  await splitStory(db, actor, { now: later(10), storyId, postIds: [c], isEachAlone: false });
  expect(await partition(pool, { a, b, c, d })).toBe("a b | c | d");
  await mergeStories(db, actor, { now: later(11), storyIds: [], postIds: [c, d] });
  const [copy = 0] = await addPosts(db, place, [
    {
      title: "Подробности",
      text: `${poisoned[2]?.text ?? ""} Причину выясняют.`,
      externalId: "poisoned-copy",
      publishedAt: later(0),
    },
  ]);
  await groupAll(db);
  expect(await partition(pool, { a, b, c, d, copy })).toBe("a b | c copy* d");
});

test("what is too old for others to follow is no longer looked through", async () => {
  const { db, pool } = use;
  expect(await removeOldTerms(db, later(1_000_000))).toMatchObject({ isLast: true });
  await removeOldWeeks(db, later(1_000_000));
  const { rows } = await pool.query(
    "select (select count(*)::int from story_term) as terms, (select count(*)::int from story_term_week) as weeks",
  );
  expect(rows).toEqual([{ terms: 0, weeks: 0 }]);
});
