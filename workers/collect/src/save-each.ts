import type { CollectedPost } from "@earshot/core/collect/post";
import type { Db } from "@earshot/db/database";
import { savePosts } from "@earshot/db/queries/collect";
import type { SavedPost, SavePosts } from "@earshot/db/queries/collect";

export interface SavedEach {
  saved: SavedPost[];
  /** One sentence per post that the database would not take. */
  refusals: string[];
  /** The posts themselves, in the same order. */
  refused: CollectedPost[];
}

/**
 * Saves posts together; if the database refuses them for what they contain, saves each half by itself, until only
 * the bad post is left out. Connection troubles and deadlocks are thrown on: they are nobody's fault here.
 */
export async function saveEach(db: Db, given: SavePosts): Promise<SavedEach> {
  const { posts } = given;
  if (posts.length === 0) return { saved: [], refusals: [], refused: [] };
  try {
    // It saves all or nothing, also within a transaction: a refusal leaves what was saved before untouched.
    return { saved: await savePosts(db, given), refusals: [], refused: [] };
  } catch (error) {
    if (!isAboutContent(error)) throw error;
    const [only] = posts;
    if (posts.length === 1 && only) {
      return { saved: [], refusals: [refusal(only.externalId, error)], refused: [only] };
    }
    const middle = Math.ceil(posts.length / 2);
    const first = await saveEach(db, { ...given, posts: posts.slice(0, middle) });
    const second = await saveEach(db, { ...given, posts: posts.slice(middle) });
    return {
      saved: [...first.saved, ...second.saved],
      refusals: [...first.refusals, ...second.refusals],
      refused: [...first.refused, ...second.refused],
    };
  }
}

/** SQLSTATE classes 22 (data exception), 23 (constraint) and 54 (limit exceeded): PostgreSQL, appendix A. */
function isAboutContent(error: unknown): boolean {
  return /^(?:22|23|54)/u.test(sqlState(error));
}

function sqlState(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return sqlState(error.cause);
}

function refusal(externalId: string, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const said = cause instanceof Error ? cause.message : "unknown";
  return `Post ${externalId.slice(0, 100)} was refused: ${said.slice(0, 200)}`;
}
