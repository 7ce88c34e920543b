import type { Sentiment } from "@earshot/core/analyse/label";
import { decideSeverity } from "@earshot/core/analyse/severity";
import type { Hit } from "@earshot/core/match/entity";
import { isOurs } from "@earshot/core/match/kind-towards-us";
import { decidePriority } from "@earshot/core/triage/priority";
import { readPriorityFacts } from "@earshot/core/triage/priority-facts";
import { cutSnippet } from "@earshot/core/triage/snippet";
import type { Severity } from "@earshot/core/triage/status";
import type { PostToAnalyse } from "@earshot/db/queries/analyse";
import type { Analysis } from "@earshot/db/queries/save-analyses";
import type { FoundSignal } from "@earshot/db/schema/triage";
import type { PostLabels } from "@earshot/text/analyse-post";

/** Joins what the text says with what is known of the post: severity, priority and what the row shows. */
export function judgePost(post: PostToAnalyse, labels: PostLabels, now: Date): Analysis {
  const signals = [...labels.signals, ...impersonationIn(post), ...secretsIn(post)];
  const { severity } = decideSeverity({
    direction: post.current?.directionBy === "person" ? post.current.direction : labels.direction,
    isUnsure: labels.unsure,
    isAboutUs: post.mentions.some((mention) => isOurs(mention.kind)),
    sentiment: worstTowardsUs(post, labels),
    signals: signals.map((signal) => signal.name),
    platform: post.platform,
    tier: post.source.tier,
    followers: post.author?.followers ?? null,
    spam: labels.spam,
  });
  const hits = post.mentions.flatMap((mention) => mention.hits.filter((hit) => hit.field === "text"));
  // Everybody sees the row: a secret word is no more marked in it than any other.
  const cut = cutSnippet(
    post.text,
    hits.filter((hit) => !hit.isSecret),
    hits,
  );
  return {
    postId: post.postId,
    month: post.month,
    revision: post.revision,
    lang: labels.lang,
    direction: labels.direction,
    also: labels.also,
    confidence: labels.confidence,
    isUnsure: labels.unsure,
    directionProbabilities: labels.directions,
    spans: labels.spans,
    signals,
    toxicity: labels.toxicity,
    spam: labels.spam,
    model: labels.model,
    severity,
    ...prioritise(post, { severity, confidence: labels.confidence }, now),
    snippet: cut.snippet,
    snippetHits: distinct(cut.hits),
    sentiments: labels.sentiments,
  };
}

/** The watch list knows the author, or an account named in the text, as one that may pass itself off as an entity. */
function impersonationIn(post: PostToAnalyse): FoundSignal[] {
  return signalOf("impersonation", post, (hit) => hit.isLookalike === true);
}

/** A word that the watch list calls secret stands in the post. */
function secretsIn(post: PostToAnalyse): FoundSignal[] {
  return signalOf("secret", post, (hit) => hit.isSecret === true);
}

function signalOf(name: string, post: PostToAnalyse, test: (hit: Hit) => boolean): FoundSignal[] {
  const hits = post.mentions.flatMap((mention) => mention.hits.filter(test));
  if (hits.length === 0) return [];
  const spans = hits.filter((hit) => hit.field === "text").map(({ start, end }) => ({ start, end }));
  return [{ name, spans: distinct(spans) }];
}

/** A person's word counts as 1; no machine's does. */
const surestMachine = 0.999;

/** The priority of a post whose machine labels are these; what a person set holds instead. */
export function prioritise(
  post: PostToAnalyse,
  machine: { severity: Severity; confidence: number },
  now: Date,
): ReturnType<typeof decidePriority> {
  const { current, author, source, parent } = post;
  const facts = readPriorityFacts(
    {
      ...post,
      followers: author?.followers ?? null,
      audience: source.audience,
      parentAuthorRole: parent?.authorRole ?? null,
    },
    now,
  );
  return decidePriority({
    severity: current && current.severityBy !== "machine" ? current.severity : machine.severity,
    confidence: current?.directionBy === "person" ? 1 : Math.min(machine.confidence, surestMachine),
    authorRole: post.authorRole,
    authorStanding: post.authorStanding,
    sourceTier: source.tier,
    ...facts,
  });
}

function worstTowardsUs(post: PostToAnalyse, labels: PostLabels): Sentiment | null {
  const towardsUs = new Set(
    post.mentions.filter((mention) => isOurs(mention.kind)).map((mention) => mention.entityId),
  );
  const found = new Set<Sentiment>();
  for (const { entityId, sentiment } of labels.sentiments) if (towardsUs.has(entityId)) found.add(sentiment);
  for (const order of ["negative", "neutral", "positive"] as const) if (found.has(order)) return order;
  return null;
}

/** Several entities may share a hit; the row marks it once. */
function distinct(hits: { start: number; end: number }[]): { start: number; end: number }[] {
  return hits.filter(
    (hit, index) => hits.findIndex((other) => other.start === hit.start && other.end === hit.end) === index,
  );
}
