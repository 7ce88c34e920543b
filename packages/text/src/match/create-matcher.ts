import { decideMatches } from "@earshot/core/match/decide-matches";
import type { Decision } from "@earshot/core/match/candidate";
import type { Entity, EntityMatch } from "@earshot/core/match/entity";
import { compileEntities, type CompiledEntities } from "./compile-entities.ts";
import { findAuthor, findMarks, findTags } from "./find-accounts.ts";
import { findTerms, type FieldReading, type Finds } from "./find-candidates.ts";
import type { PostText } from "./post-text.ts";
import { readAtoms } from "./read-atoms.ts";

export interface Matcher {
  /** Entities that a post speaks of, with where and in which role; empty when it is about none of ours. */
  match(post: PostText): EntityMatch[];
  /** The same decision with every find and the reason why it counts or not; `describeExplanation` puts it in words. */
  explain(post: PostText): Explanation;
}

export interface Explanation extends Decision {
  /** The entities that the verdicts speak of. */
  entities: Entity[];
}

/** UTF-16 units of a field that are read: as much as is stored of a post. */
export const fieldUnitsMax = 100_000;

/** Tokens between two fields, so that no context reaches from one into the other by nearness alone. */
const fieldGap = 1000;

interface Progress {
  compiled: CompiledEntities;
  post: PostText;
  finds: Finds;
  firstToken: number;
  firstSentence: number;
}

function readField(progress: Progress, field: FieldReading["field"], source: string): void {
  const { compiled, post, finds, firstToken, firstSentence } = progress;
  const reading = readAtoms(source.slice(0, fieldUnitsMax), firstSentence);
  const at: FieldReading = {
    field,
    reading,
    firstToken,
    openingSentence: field === "tag" ? null : firstSentence,
  };
  findTerms(compiled, at, finds);
  if (reading.marks.length > 0) findMarks(compiled, at, post, finds);
  progress.firstToken += reading.atoms.length + fieldGap;
  progress.firstSentence += reading.sentences + 1;
}

function readPost(compiled: CompiledEntities, post: PostText): Finds {
  const finds: Finds = { candidates: [], contextWords: [], counts: new Map() };
  const progress: Progress = { compiled, post, finds, firstToken: 0, firstSentence: 0 };
  if (post.title !== null && post.title !== "") readField(progress, "title", post.title);
  readField(progress, "text", post.text);
  for (const tag of post.tags ?? []) {
    readField(progress, "tag", tag);
    findTags(compiled, tag, finds);
  }
  findAuthor(compiled, post, finds);
  return finds;
}

function decide(compiled: CompiledEntities, post: PostText): Decision {
  const { candidates, contextWords } = readPost(compiled, post);
  return decideMatches(candidates, contextWords, compiled.companyOf, post.aroundIds);
}

function explain(compiled: CompiledEntities, post: PostText): Explanation {
  const decision = decide(compiled, post);
  const ids = decision.verdicts.flatMap(({ candidate, reason }) =>
    "entityId" in reason ? [candidate.entityId, reason.entityId] : [candidate.entityId],
  );
  const entities = [...new Set(ids)].flatMap((id) => compiled.entities.get(id) ?? []);
  return { ...decision, entities };
}

/**
 * Prepares a watch list once and reads posts against it: one pass over the words of a post, whatever the number of
 * terms. A changed watch list needs a new matcher.
 */
export function createMatcher(entities: Entity[]): Matcher {
  const compiled = compileEntities(entities);
  return {
    match: (post) => decide(compiled, post).matches,
    explain: (post) => explain(compiled, post),
  };
}
