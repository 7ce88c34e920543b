import { setImmediate } from "node:timers/promises";
import type { Playbook } from "@earshot/core/respond/playbook";
import type { PromptBody } from "@earshot/core/respond/prompt";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { isSameJson } from "../playbook/same-json.ts";
import type { PromptMaker } from "./make-prompts.ts";
import { openVoices } from "./leader-voices.ts";
import { openOfferedFacts } from "./offered-to-posts.ts";
import { postsToPrompt } from "./posts-to-prompt.ts";

/** A post that another playbook would answer otherwise. */
export interface ChangedPrompt {
  postId: number;
  title: string;
  before: PromptBody;
  after: PromptBody;
}

export interface PlaybookPreview {
  /** Open posts with a prompt that were looked at, the gravest and newest first. */
  looked: number;
  /** There are more of them. */
  isMore: boolean;
  changed: ChangedPrompt[];
}

/** Enough to see what a rule does, and answered within a second or two. */
const lookedMax = 150;
/** After so many whoever else is waiting comes first. */
const postsAtOnce = 25;

/**
 * What would become of stored prompts of open posts: each is thought anew by both playbooks with the facts of today, so that nothing but
 * the playbook makes a difference. Saves nothing.
 */
export async function previewPlaybook(
  db: Db,
  maker: PromptMaker,
  given: { before: Playbook; after: Playbook; at: Date },
): Promise<PlaybookPreview> {
  const rows = await readRows<{ post_id: string; title: string }>(
    db,
    sql`
    select r.post_id, coalesce(nullif(t.title, ''), t.snippet) as title
    from prompt r join triage_place p using (post_id) join triage t using (post_id)
    where r.superseded_at is null and p.is_open
    order by p.severity desc, r.post_id desc limit ${lookedMax + 1}`,
  );
  const looked = rows.slice(0, lookedMax).map((row) => ({ postId: Number(row.post_id), title: row.title }));
  const titles = new Map(looked.map(({ postId, title }) => [postId, title]));
  const offered = openOfferedFacts(db, { languageOf: maker.languageOf, at: given.at });
  const voiceFor = openVoices(db, maker, given.at);
  const changed: ChangedPrompt[] = [];
  for (let from = 0; from < looked.length; from += postsAtOnce) {
    const ids = looked.slice(from, from + postsAtOnce).map(({ postId }) => postId);
    for (const post of await postsToPrompt(db, ids)) {
      const facts = await offered(post);
      const voice = await voiceFor(post);
      const thought = think(() => ({
        before: maker.suggest(given.before, post, facts, voice),
        after: maker.suggest(given.after, post, facts, voice),
      }));
      if (thought === null || isSameJson(thought.before, thought.after)) continue;
      changed.push({ postId: post.postId, title: titles.get(post.postId) ?? "", ...thought });
    }
    await setImmediate();
  }
  return { looked: looked.length, isMore: rows.length > lookedMax, changed };
}

/** A post that cannot be thought about is no change. */
function think<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
