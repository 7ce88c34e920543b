import type { Direction } from "../../analyse/label.ts";
import type { EntityKind } from "../../match/entity.ts";
import type { Severity } from "../../triage/status.ts";
import type { AlertCondition, AlertRule, PostCondition } from "./alert-rule.ts";

/** What alert rules want to know of a post. */
export interface AlertPost {
  postId: number;
  publishedAt: Date;
  foundAt: Date;
  /** It came into triage now; else its labels became different. */
  isNews: boolean;
  /** A person said of it what it is. */
  isSaidByPerson: boolean;
  severity: Severity;
  direction: Direction;
  also: readonly Direction[];
  confidence: number;
  storyId: number | null;
  /** Posts of its story published within the hours that were asked for; null without a story. */
  storyPosts: readonly Date[] | null;
  author: {
    authorId: number;
    handle: string | null;
    watchedAs: EntityKind | null;
    followers: number | null;
  } | null;
  mentions: readonly { entityId: number; kind: EntityKind; role: "main" | "episodic" }[];
}

/** Older posts are history, whoever finds them today. */
export const newsHours = 48;
const hourMs = 3_600_000;

/**
 * Whether a post is news to be told of: fresh, and either it came now or a person has just said what it is. What a machine reads
 * differently today, or a new term digs up, wakes nobody.
 */
export function isNewsToTell(post: AlertPost, now: Date): boolean {
  const age = now.getTime() - post.publishedAt.getTime();
  return age < newsHours * hourMs && (post.isNews || post.isSaidByPerson);
}

/** Whether a post is what a rule waits for. Its query is asked of the database. */
export function fitsCondition(condition: PostCondition, post: AlertPost): boolean {
  switch (condition.kind) {
    case "query":
      return true;
    case "severity":
      return post.severity >= condition.from;
    case "direction": {
      const isMain =
        condition.directions.includes(post.direction) && post.confidence >= condition.confidenceMin;
      return isMain || post.also.some((direction) => condition.directions.includes(direction));
    }
    case "executive":
      return post.mentions.some(({ kind, role }) => kind === "executive" && isEnough(role, condition.role));
    case "author":
      return isAuthor(condition, post);
    case "story":
      return storyPostsWithin(post, condition.hours).length >= condition.posts;
    default:
      return condition satisfies never;
  }
}

function isEnough(role: "main" | "episodic", wanted: "main" | "any"): boolean {
  return wanted === "any" || role === "main";
}

function isAuthor(condition: Extract<AlertCondition, { kind: "author" }>, { author }: AlertPost): boolean {
  if (author === null) return false;
  const { watchedAs, followers } = author;
  const handle = foldHandle(author.handle ?? "");
  return (
    condition.watched.some((kind) => kind === watchedAs) ||
    (handle !== "" && condition.handles.some((each) => foldHandle(each) === handle)) ||
    (condition.followersMin !== null && followers !== null && followers >= condition.followersMin)
  );
}

function foldHandle(handle: string): string {
  return handle.trim().replace(/^@/, "").toLowerCase();
}

/** Posts of its story in the hours before the newest of them. */
function storyPostsWithin({ storyPosts }: AlertPost, hours: number): Date[] {
  if (storyPosts === null || storyPosts.length === 0) return [];
  const newest = Math.max(...storyPosts.map((at) => at.getTime()));
  return storyPosts.filter((at) => newest - at.getTime() < hours * hourMs);
}

/**
 * The causes that a post belongs to: one row of the list of alerts each. A post without what it is grouped by is a cause of its own,
 * one that names several of ours belongs to each.
 */
export function causesOf(rule: Pick<AlertRule, "groupBy" | "condition">, post: AlertPost): string[] {
  const alone = [`post-${post.postId}`];
  switch (rule.groupBy) {
    case "rule":
      return ["rule"];
    case "post":
      return alone;
    case "story":
      return post.storyId === null ? alone : [`story-${post.storyId}`];
    case "author":
      return post.author === null ? alone : [`author-${post.author.authorId}`];
    case "entity": {
      const named = post.mentions.filter(
        ({ kind }) => rule.condition.kind !== "executive" || kind === "executive",
      );
      return named.length === 0 ? alone : named.map(({ entityId }) => `entity-${entityId}`).toSorted();
    }
    default:
      return rule.groupBy satisfies never;
  }
}

/** How grave an alert of a rule is. */
export function alertSeverity(rule: Pick<AlertRule, "severity">, posts: readonly Severity[]): Severity {
  if (rule.severity !== "post") return rule.severity;
  return posts.reduce<Severity>((gravest, each) => (each > gravest ? each : gravest), 1);
}
