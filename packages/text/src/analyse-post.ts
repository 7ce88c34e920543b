import type { Direction, LabelSpan, Probabilities, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { EntityKind, Hit } from "@earshot/core/match/entity";
import { classifyPost, createClassifier, judgeSentiment, type Classifier } from "./classify/classify-post.ts";
import { maskOf, type NameSpan } from "./classify/mask-names.ts";
import { addPostFeatures } from "./classify/post-features.ts";
import { readPost, textOffset, type ClassifiedPost } from "./classify/read-post.ts";
import { detectLanguage } from "./language/detect-language.ts";

/** A matched post. Hits are in UTF-16 units of their field. */
export interface PostToLabel {
  title: string | null;
  text: string;
  platform: Platform;
  author: { name: string | null; bio: string | null; followers: number | null } | null;
  authorRole: EntityKind | null;
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
    spans: post.entities.flatMap((entity) => {
      const mask = maskFor(entity.kind);
      return mask === maskOf.none ? [] : spansOf(entity, mask, offset);
    }),
  };
}

/** Our own kinds share one answer when the post names nothing else; others are judged with their own words masked. */
function judgeEntities(
  classifier: Classifier,
  post: PostToLabel,
  classified: ClassifiedPost,
): PostLabels["sentiments"] {
  const offset = textOffset(post);
  return post.entities.map((entity) => {
    const mask = entity.kind === "executive" ? maskOf.executive : maskOf.company;
    const own: ClassifiedPost = { ...classified, spans: spansOf(entity, mask, offset) };
    addPostFeatures(classifier.sink, own, readPost(own));
    const { sentiment, probabilities } = judgeSentiment(classifier, own);
    return { entityId: entity.entityId, sentiment, probabilities };
  });
}

/** The analyser of matched posts: one set of models, loaded once (about 10 MB in memory). Not for use from two threads. */
export function createAnalyser(classifier: Classifier = createClassifier()): Analyser {
  return {
    analysePost(post) {
      const classified = toClassified(post);
      const answer = classifyPost(classifier, classified);
      const single = post.entities.length === 1 ? post.entities[0] : undefined;
      const isOurs = single !== undefined && maskFor(single.kind) !== maskOf.none;
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
        sentiments:
          single && isOurs
            ? [
                {
                  entityId: single.entityId,
                  sentiment: answer.sentiment,
                  probabilities: answer.probabilities,
                },
              ]
            : judgeEntities(classifier, post, classified),
      };
    },
  };
}
