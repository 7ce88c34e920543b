import { createStreamBuffer } from "@earshot/collect/streams/stream-buffer";
import type { Entity } from "@earshot/core/match/entity";
import { decodeFrame } from "@earshot/sources/jetstream/decode-frame";
import { eventOf } from "@earshot/sources/jetstream/jetstream-event";
import { createMatcher } from "@earshot/text/match/create-matcher";
import type { Figure } from "./figure.ts";

const frameCount = 50_000;
const entityCount = 1_000;
const goal = 20_000;

/** The same numbers at every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = createRandom(11);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const syllables = "ба ве ги до жу за ки ло му на по ра се ту фа хо че ша".split(" ");
const name = (): string => {
  const text = Array.from({ length: 4 }, () => pick(syllables)).join("");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

function createEntities(): Entity[] {
  const term = { role: "match", needsContext: false, isCaseSensitive: false } as const;
  return Array.from({ length: entityCount }, (_, at) => {
    const brand = name();
    return {
      id: at + 1,
      kind: "company",
      name: brand,
      companyId: null,
      terms: [
        { id: at * 4 + 1, text: brand, kind: "word", ...term },
        { id: at * 4 + 2, text: `${name()} ${name()}`, kind: "name", ...term },
        { id: at * 4 + 3, text: `@account_${at}`, kind: "handle", ...term },
        { id: at * 4 + 4, text: `#${brand}`, kind: "hashtag", ...term },
      ],
    };
  });
}

const english =
  "the and of my new a day so is this just what you get when it rains again coffee cat people think about games music love today work why".split(
    " ",
  );
const other =
  "сегодня опять дождь и очередь но пирог горячий que bonito día hoy no es 今日はいい天気 ですね".split(" ");

/** Frames as they come, some 800 bytes each: one in a hundred speaks of somebody, one in twenty is a deletion. */
function createFrames(entities: readonly Entity[]): { frames: string[]; posts: number } {
  const start = Date.UTC(2026, 10, 1) * 1000;
  let posts = 0;
  const frames = Array.from({ length: frameCount }, (_, at) => {
    const head = {
      did: `did:plc:${at.toString(36).padStart(24, "a")}`,
      time_us: start + at * 20_000,
      kind: "commit",
    };
    const place = {
      rev: "3mfxyz2abc22k",
      collection: "app.bsky.feed.post",
      rkey: `3m${at.toString(36).padStart(11, "2")}`,
    };
    if (at % 20 === 0) return JSON.stringify({ ...head, commit: { ...place, operation: "delete" } });
    posts += 1;
    return JSON.stringify({
      ...head,
      commit: {
        ...place,
        operation: "create",
        record: recordOf(at, entities),
        cid: "bafyreib2rxk3rybk3aobmv5cjuql3bm2twh4jo5uxgf5kpqcsgz7soitae",
      },
    });
  });
  return { frames, posts };
}

function recordOf(at: number, entities: readonly Entity[]): unknown {
  const words = at % 100 === 1 ? [pick(entities).name] : [];
  const vocabulary = at % 3 === 0 ? other : english;
  const length = 40 + Math.floor(random() * 200);
  while (words.join(" ").length < length) words.push(pick(vocabulary));
  const ref = {
    cid: "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a",
    uri: "at://did:plc:z72i7hdynmk6r22z27h6tvur/app.bsky.feed.post/3l6oveex3ii2l",
  };
  return {
    $type: "app.bsky.feed.post",
    createdAt: new Date(Date.UTC(2026, 10, 1) + at * 20).toISOString(),
    langs: ["en"],
    text: words.join(" "),
    ...(at % 2 === 0 ? { reply: { root: ref, parent: ref } } : {}),
    ...(at % 5 === 0
      ? {
          facets: [
            {
              index: { byteStart: 0, byteEnd: 4 },
              features: [{ $type: "app.bsky.richtext.facet#link", uri: "https://news.example/a" }],
            },
          ],
        }
      : {}),
  };
}

/** Milliseconds of processor time: what one core needs, whatever else runs on the machine. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A backlog of a Jetstream from the text of its frames to what is kept, on one core. */
export async function run(): Promise<Figure[]> {
  const entities = createEntities();
  const { frames, posts } = createFrames(entities);
  const matcher = createMatcher(entities);
  let best = 0;
  let kept = 0;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const now = new Date(Date.UTC(2026, 10, 2));
    const buffer = createStreamBuffer(() => now);
    buffer.use({ version: 1, match: (post) => matcher.match(post) });
    const { sink } = buffer;
    const reading = { namespace: "at", site: "https://bsky.app", now };
    kept = 0;
    const started = processorMs();
    for (const text of frames) {
      const frame = decodeFrame(text);
      if (!("timeUs" in frame)) continue;
      const event = eventOf(frame, reading);
      if (event !== null && (event.kind !== "post" || sink.wants(event.post, event.isEdit))) sink.take(event);
      sink.moved({ timeUs: frame.timeUs }, new Date(frame.timeUs / 1000));
      if (sink.room() !== null) kept += buffer.drain().hits.length;
    }
    kept += buffer.drain().hits.length;
    best = Math.max(best, (posts * 1000) / (processorMs() - started));
  }
  const bytes = frames.reduce((sum, frame) => sum + Buffer.byteLength(frame), 0) / frames.length;
  return [
    {
      name: "jetstream: replay through JSON and matcher, one core",
      value: best,
      unit: "posts/s",
      peer: "the goal of 20,000",
      ratio: best / goal,
    },
    { name: "jetstream: frame of the replay", value: bytes, unit: "bytes" },
    { name: "jetstream: kept of the replay", value: (kept / posts) * 100, unit: "%" },
  ];
}
