import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** What is decided about drafts. An administrator's own word is enough for the company's; an executive's needs the executive. */
export function auditedDrafts({ admin, colleague, fresh }: AuditedDesk): AuditedRoutes {
  const draft = { title: "A thank-you", text: "Thank you for writing to us.", language: "en" };
  const path = (draftId: number): string => `/api/v1/drafts/${draftId}`;

  async function approved(): Promise<string> {
    const { draftId, version } = (await admin.send("POST", "/api/v1/drafts", draft)).body;
    await admin.send("POST", `${path(draftId)}/send`, { version });
    return path(draftId);
  }
  /** Written by a colleague: an administrator is asked. */
  async function waiting(): Promise<string> {
    const pr = await colleague();
    const { draftId, version } = (await pr.send("POST", "/api/v1/drafts", draft)).body;
    await pr.send("POST", `${path(draftId)}/send`, { version });
    return path(draftId);
  }

  return {
    "POST /api/v1/drafts": ["draft.created", () => admin.send("POST", "/api/v1/drafts", draft)],
    "POST /api/v1/drafts/{draftId}/approve": [
      "draft.approved",
      async () => admin.send("POST", `${await waiting()}/approve`, { version: 2 }),
    ],
    "POST /api/v1/drafts/{draftId}/decline": [
      "draft.declined",
      async () => admin.send("POST", `${await waiting()}/decline`, { version: 2, words: "Warmer" }),
    ],
    "POST /api/v1/drafts/{draftId}/publish": [
      "draft.published",
      async () => admin.send("POST", `${await approved()}/publish`, { version: 2 }),
    ],
    "POST /api/v1/drafts/{draftId}/withdraw": [
      "draft.withdrawn",
      async () => admin.send("POST", `${await approved()}/withdraw`, { version: 2 }),
    ],
    "PUT /api/v1/speakers/{entityId}": [
      "entity.speaker",
      async () => {
        const name = fresh("Executive");
        const executive = { name, kind: "executive", terms: [{ kind: "name", text: name }] };
        const { entityId } = (await admin.send("POST", "/api/v1/entities", executive)).body;
        return admin.send("PUT", `/api/v1/speakers/${entityId}`, { personId: null });
      },
    ],
  };
}
