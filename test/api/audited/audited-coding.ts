import { makeEntity, makeSource, triaged } from "../../db/rig.ts";
import { collectedPost } from "../../support/collected-post.ts";
import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Samples that people code. */
export function auditedCoding(desk: AuditedDesk): AuditedRoutes {
  const { admin, colleague, installation, fresh } = desk;

  const choose = async () => {
    const people = [await colleague(), await colleague()];
    const personIds = people.map(({ person }) => person.personId);
    return { people, chosen: await admin.send("PUT", "/api/v1/coding/coders", { personIds }) };
  };

  /** Posts of yesterday, in a sample that two people have. */
  async function drawn() {
    const { people } = await choose();
    const { db, pool } = installation.database;
    await pool.query("delete from coding_round");
    await admin.send("POST", "/api/v1/queues/match/pause");
    const entityId = await makeEntity(db, fresh("Клапан"));
    const source = await makeSource(db, { url: `https://${fresh("coding")}.example/feed` });
    const publishedAt = new Date(Date.now() - 36 * 3_600_000);
    const posts = Array.from({ length: 12 }, () => ({
      post: collectedPost({ externalId: fresh("coded"), text: fresh("Клапан"), publishedAt }),
      entities: [entityId],
    }));
    await triaged(db, source, posts);
    const answer = await admin.send("POST", "/api/v1/coding/rounds");
    await admin.send("POST", "/api/v1/queues/match/resume");
    return { people, answer };
  }

  async function settled() {
    const { people } = await drawn();
    let path = "";
    for (const [at, client] of people.entries()) {
      const { next } = (await client.get("/api/v1/coding/own")).body;
      path = `/api/v1/coding/rounds/${next.codingRoundId}/posts`;
      await installation.database.pool.query(
        "update coding_answer set answered_at = now(), direction = $2 where person_id = $1 and coding_round_id = $3",
        [client.person.personId, at === 0 ? "none" : "crisis", next.codingRoundId],
      );
    }
    const { open } = (await admin.get("/api/v1/coding")).body;
    return admin.send("PUT", `${path}/${open[0].postId}/settled`, { direction: "none" });
  }

  async function takenBack() {
    const { rows } = await installation.database.pool.query<{ id: number }>(
      `insert into learnt_version (made_at, state, checked_texts, score_before, score_after, changed_at)
       values (now(), 'active', 1, 1, 1, now()) returning learnt_version_id as id`,
    );
    return admin.send("PUT", `/api/v1/learning/versions/${rows[0]?.id}`, { state: "reverted" });
  }

  return {
    "PUT /api/v1/learning/versions/{versionId}": ["learning.reverted", takenBack],
    "PUT /api/v1/coding/coders": ["coding.coders_chosen", async () => (await choose()).chosen],
    "POST /api/v1/coding/rounds": ["coding.drawn", async () => (await drawn()).answer],
    "PUT /api/v1/coding/rounds/{codingRoundId}/posts/{postId}/settled": ["coding.settled", settled],
  };
}
