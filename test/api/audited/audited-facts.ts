import { makeEntity, makeSource, triaged } from "../../db/rig.ts";
import { collectedPost } from "../../support/collected-post.ts";
import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Fact cards, claims, and the playbook that prompts are made by. */
export function auditedFacts({ admin, fresh, installation }: AuditedDesk): AuditedRoutes {
  const add = async () =>
    admin.send("POST", "/api/v1/facts", { textEn: `The café is open: ${fresh("fact")}.` });
  const withCard = async (act: (path: string) => ReturnType<typeof add>) =>
    act(`/api/v1/facts/${(await add()).body.factCardId}`);
  const newPlaybook = async () => {
    const [{ playbookId }] = (await admin.get("/api/v1/playbook/versions")).body.versions;
    const { yaml } = (await admin.get(`/api/v1/playbook/versions/${playbookId}`)).body;
    const own = yaml.replace(/deadlineMinutes: \d+/, `deadlineMinutes: ${9_000 + playbookId}`);
    return admin.send("PUT", "/api/v1/playbook", { basedOn: playbookId, yaml: own });
  };
  const claim = async () =>
    admin.send("POST", "/api/v1/claims", { text: `They close it: ${fresh("claim")}` });
  const withClaim = async (act: (path: string) => ReturnType<typeof add>) =>
    act(`/api/v1/claims/${(await claim()).body.claim.claimId}`);
  return {
    "POST /api/v1/claims": ["claim.added", claim],
    "PATCH /api/v1/claims/{claimId}": [
      "claim.changed",
      async () => withClaim((path) => admin.send("PATCH", path, { version: 1, status: "refuted" })),
    ],
    "DELETE /api/v1/claims/{claimId}": [
      "claim.removed",
      async () => withClaim((path) => admin.send("DELETE", path)),
    ],
    "POST /api/v1/claims/{claimId}/carriers": [
      "claim.decided",
      async () =>
        withClaim(async (path) => {
          const externalId = fresh("carrier");
          const { db } = installation.database;
          const [saved] = await triaged(db, await makeSource(db), [
            {
              post: collectedPost({ externalId, text: "They close it.", publishedAt: new Date() }),
              entities: [await makeEntity(db, fresh("Carried"))],
            },
          ]);
          const postIds = [saved?.postId ?? 0];
          return admin.send("POST", `${path}/carriers`, { postIds, state: "confirmed" });
        }),
    ],
    "PUT /api/v1/playbook": ["playbook.changed", newPlaybook],
    "POST /api/v1/facts": ["fact.added", add],
    "PATCH /api/v1/facts/{factCardId}": [
      "fact.changed",
      async () => withCard((path) => admin.send("PATCH", path, { version: 1, source: "Press office" })),
    ],
    "POST /api/v1/facts/{factCardId}/approve": [
      "fact.approved",
      async () => withCard((path) => admin.send("POST", `${path}/approve`, { version: 1 })),
    ],
    "POST /api/v1/facts/{factCardId}/withdraw": [
      "fact.withdrawn",
      async () =>
        withCard((path) => admin.send("POST", `${path}/withdraw`, { version: 1, reason: "Not so." })),
    ],
  };
}
