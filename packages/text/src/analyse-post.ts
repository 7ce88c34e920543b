import type { Direction, LabelSpan, Probabilities, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { EntityKind, Hit } from "@earshot/core/match/entity";
import type { Standing } from "@earshot/core/triage/author/standing";
import { createClassifier, type Classifier } from "./classify/ask-models.ts";
import { classifyPost, judgeSentiment, type PostAnswer } from "./classify/classify-post.ts";
import { authorRoles } from "./classify/guide-rules.ts";
import { maskOf, type NameSpan } from "./classify/mask-names.ts";
import { addPostFeatures } from "./classify/post-features.ts";
import { maskAnew, textOffset, type ClassifiedPost } from "./classify/read-post.ts";
import { detectLanguage } from "./language/detect-language.ts";

/** A matched post. Hits are in UTF-16 units of their field. */
export interface PostToLabel {
  title: string | null;
  text: string;
  platform: Platform;
  author: { name: string | null; bio: string | null; followers: number | null } | null;
  /** What the author is on the watch list, or to the team. */
  authorRole: EntityKind | Standing | null;
  parentText: string | null;
  entities: readonly { entityId: number; kind: EntityKind; name: string; hits: readonly Hit[] }[];
}

export interface PostLabels {
  lang: string;
  direction: Direction;
  also: Direction[];
  confidence: number;
  unsure: boolean;
  directions: Probabilities<Direction>;
  toxicity: number | null;
  spam: number | null;
  signals: { name: string; spans: { start: number; end: number }[] }[];
  spans: LabelSpan[];
  model: string;
  sentiments: { entityId: number; sentiment: Sentiment; probabilities: Probabilities<Sentiment> }[];
}

export interface Analyser {
  /** Labels of one post; never throws, whatever the text. */
  analysePost(post: PostToLabel): PostLabels;
}

type EntityOfPost = PostToLabel["entities"][number];

function maskFor(kind: EntityKind): number {
  if (kind === "executive") return maskOf.executive;
  return kind === "company" || kind === "brand" || kind === "product" ? maskOf.company : maskOf.none;
}

function spansOf(entity: EntityOfPost, mask: number, offset: number): NameSpan[] {
  return entity.hits
    .filter(({ field }) => field === "title" || field === "text")
    .map(({ field, start, end }) => ({
      start: field === "text" ? start + offset : start,
      end: field === "text" ? end + offset : end,
      mask,
    }));
}

function toClassified(post: PostToLabel): ClassifiedPost {
  const offset = textOffset(post);
  const named = (mask: number) => post.entities.find(({ kind }) => maskFor(kind) === mask)?.name ?? null;
  return {
    text: post.text,
    title: post.title,
    platform: post.platform,
    company: named(maskOf.company),
    executive: named(maskOf.executive),
    author: post.author,
    parent: post.parentText,
    role: authorRoles.find((role) => role === post.authorRole) ?? null,
    spans: post.entities.flatMap((entity) => {
      const mask = maskFor(entity.kind);
      return mask === maskOf.none ? [] : spansOf(entity, mask, offset);
    }),
  };
}

/** Numbers of the sentences of title + newline + text that the entity is named in. */
function sentencesOf(entity: EntityOfPost, text: string, offset: number): Set<number> {
  const named = new Set<number>();
  for (const { start } of spansOf(entity, maskOf.company, offset)) {
    let sentence = 0;
    for (let at = 0; at < start && at < text.length; at++) {
      const unit = text.charCodeAt(at);
      // Full stop, exclamation and question mark, ellipsis, end of line.
      if (unit === 46 || unit === 33 || unit === 63 || unit === 0x2026 || unit === 10) sentence++;
    }
    named.add(sentence);
  }
  return named;
}

/** Whether an entity of ours is named in sentences where no other of ours is, and so may be judged differently. */
function standsApart(entity: EntityOfPost, post: PostToLabel, offset: number): boolean {
  const others = post.entities.filter((one) => one !== entity && maskFor(one.kind) !== maskOf.none);
  if (others.length === 0) return false;
  const text = post.title ? `${post.title}\n${post.text}` : post.text;
  const mine = sentencesOf(entity, text, offset);
  return (
    mine.size > 0 &&
    others.every((one) => [...sentencesOf(one, text, offset)].every((sentence) => !mine.has(sentence)))
  );
}

/**
 * What the author feels towards each entity. Ours that are named in one breath share the answer of the post, as the models were
 * taught; one of ours that stands in sentences of its own, and everybody else, is judged with its own words masked.
 */
function judgeEntities(
  classifier: Classifier,
  post: PostToLabel,
  classified: ClassifiedPost,
  shared: PostAnswer,
): PostLabels["sentiments"] {
  const offset = textOffset(post);
  return post.entities.map((entity) => {
    const isOurs = maskFor(entity.kind) !== maskOf.none;
    if (isOurs && !standsApart(entity, post, offset))
      return { entityId: entity.entityId, sentiment: shared.sentiment, probabilities: shared.probabilities };
    const mask = entity.kind === "executive" ? maskOf.executive : maskOf.company;
    const own: ClassifiedPost = { ...classified, spans: spansOf(entity, mask, offset) };
    const reading = maskAnew(shared.reading.words, own.spans ?? []);
    addPostFeatures(classifier.sink, own, reading);
    const { sentiment, probabilities } = judgeSentiment(classifier, own, reading);
    return { entityId: entity.entityId, sentiment, probabilities };
  });
}

/** The analyser of matched posts: one set of models, loaded once (about 10 MB in memory). Not for use from two threads. */
export function createAnalyser(classifier: Classifier = createClassifier()): Analyser {
  return {
    analysePost(post) {
      const classified = toClassified(post);
      const answer = classifyPost(classifier, classified);
      return {
        lang: detectLanguage(post.title ? `${post.title}\n${post.text}` : post.text).lang,
        direction: answer.direction,
        also: answer.also,
        confidence: answer.confidence,
        unsure: answer.unsure,
        directions: answer.directions,
        toxicity: answer.toxicity,
        spam: answer.spam,
        signals: answer.signals,
        spans: answer.spans,
        model: answer.model,
        sentiments: judgeEntities(classifier, post, classified, answer),
      };
    },
  };
}
