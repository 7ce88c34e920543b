import { createMatcher } from "@earshot/text/match/create-matcher";
import type { Entity, EntityTerm, TermKind } from "@earshot/core/match/entity";
import type { Figure } from "./figure.ts";

const entityCount = 1_000;
const postCount = 5_000;
const postLength = 200;

/** The same numbers at every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = createRandom(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const syllables =
  "ба бе бо ва ве ви во га го да де до жа жи за зо ка ке ко ла ле ли ло ма ме ми мо на не но па пе по ра ре ри ро са се со та те ти то фа ха ца ча ша".split(
    " ",
  );
const word = (count: number): string => Array.from({ length: count }, () => pick(syllables)).join("");
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const firstNames = "Иван Пётр Анна Мария Олег Игорь Тамара Аркадий Глеб Вера".split(" ");

/** Entities as people keep them: a brand with forms, a phrase, a person, an account, a hashtag, context words. */
function createEntities(): Entity[] {
  let id = 0;
  const term = (text: string, kind: TermKind, more: Partial<EntityTerm> = {}): EntityTerm => {
    id += 1;
    return { id, text, kind, role: "match", needsContext: false, isCaseSensitive: false, ...more };
  };
  return Array.from({ length: entityCount }, (_, at) => {
    const brand = capital(`${word(3)}${pick(["нка", "р", "тель", "ний", "ово"])}`);
    const isPerson = at % 3 === 0;
    const person = `${pick(firstNames)} ${capital(word(2))}${pick(["нов", "кин", "ский"])}`;
    return {
      id: at + 1,
      kind: isPerson ? "executive" : "company",
      name: isPerson ? person : brand,
      companyId: isPerson ? at + 2 : null,
      terms: [
        ...(isPerson
          ? [term(person, "name"), term(person.split(" ")[1] ?? brand, "name")]
          : [term(brand, "word")]),
        term(`${word(2)}вая ${word(2)}ть`, "word", { needsContext: true }),
        term(`@account_${at}`, "handle"),
        term(`#${brand}`, "hashtag"),
        term(word(4), "word", { role: "exclude" }),
        term(word(4), "word", { role: "require" }),
      ],
    };
  });
}

const plain =
  "сегодня в городе опять дождь и очередь на кассе но люди ждут потому что пирог горячий а чай дымится мы были там вчера".split(
    " ",
  );

/** Posts of 200 characters; one in five names somebody of the list. */
function createPosts(entities: Entity[]): string[] {
  return Array.from({ length: postCount }, (_, at) => {
    const words: string[] = at % 5 === 0 ? [pick(entities).name] : [];
    while (words.join(" ").length < postLength) words.push(random() < 0.3 ? word(3) : pick(plain));
    return capital(words.join(" ")).slice(0, postLength);
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** What one would write first: all terms as written in one expression, whole words, no inflection. */
function createNaiveMatcher(entities: Entity[]): (text: string) => number {
  const terms = entities.flatMap(({ terms }) =>
    terms.filter(({ role }) => role === "match").map(({ text }) => escape(text)),
  );
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return (text) => text.match(pattern)?.length ?? 0;
}

/** Milliseconds of processor time: what one core needs, whatever else runs on the machine. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Posts per second of processor time over whole rounds, the best of three. */
function postsPerSecond(posts: string[], read: (text: string) => number, rounds: number): number {
  let rate = 0;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const started = processorMs();
    for (let round = 0; round < rounds; round += 1) for (const text of posts) read(text);
    rate = Math.max(rate, (posts.length * rounds * 1000) / (processorMs() - started));
  }
  return rate;
}

/** Matching on one core, beside one regular expression of all terms. */
export async function run(): Promise<Figure[]> {
  const entities = createEntities();
  const posts = createPosts(entities);
  const started = processorMs();
  const matcher = createMatcher(entities);
  const prepareMs = processorMs() - started;
  const ours = postsPerSecond(posts, (text) => matcher.match({ title: null, text }).length, 10);
  const naive = postsPerSecond(posts.slice(0, 200), createNaiveMatcher(entities), 1);
  const long = posts.join(" ").slice(0, 1_000_000);
  const startedLong = processorMs();
  matcher.match({ title: null, text: long });
  const longMs = processorMs() - startedLong;
  return [
    {
      name: "match: posts of 200 characters, 1,000 entities, one core",
      value: ours,
      unit: "posts/s",
      peer: "one regular expression of all terms",
      ratio: ours / naive,
    },
    { name: "match: prepare 1,000 entities", value: prepareMs, unit: "ms" },
    { name: "match: one text of 1,000,000 characters", value: longMs, unit: "ms" },
  ];
}
