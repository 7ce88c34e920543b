import { recordAudit, commandLine } from "@earshot/db/queries/audit";
import { reckonDueCards } from "@earshot/db/queries/author-figures";
import { queueMail } from "@earshot/db/queries/outbox";
import { saveTopicReport } from "@earshot/db/queries/topic-reports";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";
import { createSecretBox, newSecretKey } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import type { Answer, ApiClient } from "../support/api-client.ts";
import type { TestInstallation } from "../support/installation.ts";
import { crisisRule, raiseAlert } from "../support/raise-alert.ts";

/** What a spreadsheet would run. */
export const formula = '=HYPERLINK("http://evil.example";"да")';

/**
 * Writes a formula into every list that can hold one, two of the posts in one story.
 * @returns number of the entity whose own account a source is
 */
export async function fillLists(installation: TestInstallation, admin: ApiClient): Promise<number> {
  const { db, pool } = installation.database;
  const now = new Date();
  // The walk over history would take away what no term matches.
  await installation.queues.pause("match");
  const entityId = await makeEntity(db, formula);
  const source = await makeSource(db, { name: formula, ownerEntityId: entityId });
  const author = { key: "a", handle: "@boss", name: formula, url: null, bio: null, followers: 7 };
  const posts = ["first", "second"].map((externalId) => ({
    post: collected({ externalId, title: formula, text: formula, author, publishedAt: now }),
    entities: [entityId],
  }));
  const postIds = (await triaged(db, source, posts)).map(({ postId }) => postId);
  await reckonDueCards(db, now, 100);
  const send = async (path: string, body: unknown) =>
    done(await admin.send("POST", `/api/v1/${path}`, body)).body;
  const { storyId } = await send("stories/merge", { postIds });
  await send(`stories/${storyId}/rename`, { name: formula });
  await send("incidents", { title: formula, summary: "", severity: 4 });
  await send("facts", { textRu: formula, source: formula, numbers: [formula] });
  await send("drafts", { title: formula, text: formula, language: "ru" });
  await send("claims", { text: formula });
  await send("key-messages", { textRu: formula, phrases: ["завод"] });
  const { alertRuleId } = await send("alert-rules", { rule: crisisRule(formula) });
  await raiseAlert(pool, { alertRuleId, key: "formula" });
  const expiresAt = new Date(now.getTime() + 60_000);
  const mail = { key: "formula", to: "anna@example.com", subject: formula, text: "", expiresAt };
  const secrets = createSecretBox(loadSecretKeys({ keys: [newSecretKey()], dataDir: null }));
  await queueMail(db, secrets, mail, now);
  const topic = { label: formula, phrases: [formula], posts: 2, before: null };
  const from = new Date(now.getTime() - 7 * 86_400_000).toISOString();
  const report = { from, to: now.toISOString(), posts: 2, isSampled: false, topics: [topic] };
  await saveTopicReport(db, { days: 7, madeAt: now, tookMs: 1, newestPostId: 1, report });
  const target = { targetKind: "source", targetId: source, targetName: formula };
  await recordAudit(db, commandLine, { what: "source.changed", ...target }, now);
  return entityId;
}

function done(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.body)}`);
}
