import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { EntityKind } from "@earshot/core/match/entity";
import { isOurs } from "@earshot/core/match/kind-towards-us";
import type { Standing } from "@earshot/core/triage/author/standing";
import type { Severity } from "@earshot/core/triage/status";
import { inArray } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { entity } from "../../schema/entity.ts";
import { triage } from "../../schema/triage.ts";
import { postsToAnalyse, type PostToAnalyse } from "../analyse.ts";
import { anyOf } from "../post-location.ts";

/** What is known of a post that somebody may answer: its words and the labels that hold, people's above those of machines. */
export interface PostToPrompt {
  postId: number;
  title: string | null;
  text: string;
  platform: Platform;
  author: { name: string | null; bio: string | null; followers: number | null } | null;
  authorRole: EntityKind | Standing | null;
  parentText: string | null;
  entityIds: number[];
  /** Of the company of ours that is named, or that owns what is named. */
  company: string | null;
  executive: string | null;
  executiveId: number | null;
  lang: string;
  direction: Direction;
  severity: Severity;
  /** The worst towards one of ours. */
  sentiment: Sentiment;
  toxicity: number;
  spam: number;
}

/** Those of the posts that are in triage and have a text, in the order of their ids. */
export async function postsToPrompt(db: Db, postIds: readonly number[]): Promise<PostToPrompt[]> {
  const posts = await postsToAnalyse(db, postIds);
  if (posts.length === 0) return [];
  const labels = await db
    .select({
      postId: triage.postId,
      lang: triage.lang,
      direction: triage.direction,
      severity: triage.severity,
      toxicity: triage.toxicity,
      spam: triage.spam,
    })
    .from(triage)
    .where(
      anyOf(
        triage.postId,
        posts.map(({ postId }) => postId),
      ),
    );
  const byId = new Map(labels.map((row) => [row.postId, row]));
  const names = await companyNames(db, posts);
  return posts.flatMap((post) => {
    const held = byId.get(post.postId);
    return held ? [toPrompt(post, held, names)] : [];
  });
}

type Labels = Pick<PostToPrompt, "lang" | "direction" | "severity"> & {
  toxicity: number | null;
  spam: number | null;
};

function toPrompt(post: PostToAnalyse, labels: Labels, names: ReadonlyMap<number, string>): PostToPrompt {
  const { postId, title, text, platform, author, authorRole, authorStanding, parent, mentions } = post;
  const ours = mentions.filter(({ kind }) => isOurs(kind));
  const company = ours.find(({ kind }) => kind === "company" || kind === "brand")?.name;
  const executive = ours.find(({ kind }) => kind === "executive");
  const owner = ours.flatMap(({ companyId }) => names.get(companyId ?? 0) ?? []).at(0);
  const said = parent === null ? null : [parent.title, parent.text].filter(Boolean).join("\n");
  return {
    postId,
    title,
    text,
    platform,
    author: author && { name: author.name, bio: author.bio, followers: author.followers },
    authorRole: authorRole ?? authorStanding?.standing ?? null,
    parentText: said,
    entityIds: mentions.map(({ entityId }) => entityId),
    company: company ?? owner ?? null,
    executive: executive?.name ?? null,
    executiveId: executive?.entityId ?? null,
    lang: labels.lang,
    direction: labels.direction,
    severity: labels.severity,
    sentiment: worst(ours.map(({ sentiment }) => sentiment)),
    toxicity: labels.toxicity ?? 0,
    spam: labels.spam ?? 0,
  };
}

function worst(sentiments: readonly (Sentiment | null)[]): Sentiment {
  if (sentiments.includes("negative")) return "negative";
  return sentiments.includes("neutral") || !sentiments.includes("positive") ? "neutral" : "positive";
}

async function companyNames(db: Db, posts: readonly PostToAnalyse[]): Promise<Map<number, string>> {
  const ids = new Set(posts.flatMap((post) => post.mentions.flatMap(({ companyId }) => companyId ?? [])));
  if (ids.size === 0) return new Map();
  const rows = await db
    .select({ entityId: entity.entityId, name: entity.name })
    .from(entity)
    .where(inArray(entity.entityId, [...ids]));
  return new Map(rows.map((row) => [row.entityId, row.name]));
}
