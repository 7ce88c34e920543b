import { expect } from "vitest";
import { start, upload } from "../../import/files.ts";
import type { Answer } from "../../support/api-client.ts";
import { sourceWithHistory } from "../source-with-history.ts";
import { password, type AuditedDesk, type AuditedRoutes } from "./audited-desk.ts";

/** Sources, what was imported, walks back through history. */
export function auditedSources(desk: AuditedDesk): AuditedRoutes {
  const { admin, fresh, installation } = desk;
  const mailbox = async () =>
    admin.send("POST", "/api/v1/sources/mailboxes", {
      host: "imap.example.com",
      user: `${fresh("box")}@example.com`,
      password,
      senders: ["@news.example"],
    });
  const source = async (): Promise<Answer> =>
    admin.send("POST", "/api/v1/sources", { url: `https://${fresh("feed")}.example/rss` });
  const sourceId = async (): Promise<number> => (await source()).body.sourceId;
  /** A source that was retired. */
  async function retired(): Promise<number> {
    const id = await sourceId();
    await admin.send("DELETE", `/api/v1/sources/${id}`);
    return id;
  }
  /** A walk back through the history of a source. */
  async function walk(): Promise<Answer> {
    const path = `/api/v1/sources/${await sourceWithHistory(installation)}/backfills`;
    return admin.send("POST", path, { since: new Date(Date.now() - 86_400_000).toISOString() });
  }
  const opml = Buffer.from(
    '<opml version="2.0"><body><outline type="rss" xmlUrl="https://opml.example/rss"/></body></opml>',
  );

  /** An uploaded file of posts with a row that is none. */
  async function uploaded(): Promise<number> {
    return upload(admin, installation.url, "posts.csv", Buffer.from("date,text\nnever,a\n2026-01-01,b"));
  }

  async function started(): Promise<{ importId: number; answer: Answer }> {
    const importId = await uploaded();
    return { importId, answer: await start(admin, importId, fresh("import")) };
  }

  /** Mends the refused row of an import, once it was read. */
  async function mended(): Promise<Answer> {
    const { importId } = await started();
    const path = `/api/v1/imports/${importId}`;
    const state = async () => (await admin.get(path)).body.state;
    await expect.poll(state).toBe("done");
    return admin.send("POST", `${path}/refusals/2/mend`, { cells: ["2026-01-02", "a"] });
  }

  return {
    "POST /api/v1/sources": ["source.added", source],
    "PATCH /api/v1/sources/{sourceId}": [
      "source.changed",
      async () => admin.send("PATCH", `/api/v1/sources/${await sourceId()}`, { tier: 1 }),
    ],
    "DELETE /api/v1/sources/{sourceId}": [
      "source.retired",
      async () => admin.send("DELETE", `/api/v1/sources/${await sourceId()}`),
    ],
    "POST /api/v1/sources/{sourceId}/gaps/{gapId}/collect": [
      "source.gap_asked",
      async () => {
        const id = await sourceId();
        const { rows } = await installation.database.pool.query(
          "insert into source_gap (source_id, from_at, to_at, why) values ($1, now() - interval '1 day', now(), 'timeout') returning source_gap_id",
          [id],
        );
        return admin.send("POST", `/api/v1/sources/${id}/gaps/${rows[0].source_gap_id}/collect`);
      },
    ],
    "POST /api/v1/sources/{sourceId}/restore": [
      "source.restored",
      async () => admin.send("POST", `/api/v1/sources/${await retired()}/restore`),
    ],
    "POST /api/v1/sources/mailboxes": ["source.added", () => mailbox()],
    "PUT /api/v1/sources/{sourceId}/password": [
      "source.secret_set",
      async () =>
        admin.send("PUT", `/api/v1/sources/${(await mailbox()).body.sourceId}/password`, { password }),
    ],
    "POST /api/v1/sources/webhooks": [
      "source.added",
      () => admin.send("POST", "/api/v1/sources/webhooks", { name: fresh("hook") }),
    ],
    "POST /api/v1/sources/{sourceId}/secret": [
      "source.secret_set",
      async () => {
        const made = await admin.send("POST", "/api/v1/sources/webhooks", { name: fresh("hook") });
        return admin.send("POST", `/api/v1/sources/${made.body.source.sourceId}/secret`, {});
      },
    ],
    "POST /api/v1/sources/change": [
      "source.changed",
      async () =>
        admin.send("POST", "/api/v1/sources/change", { sourceIds: [await sourceId()], change: { tier: 3 } }),
    ],
    "POST /api/v1/sources/retire": [
      "source.retired",
      async () => admin.send("POST", "/api/v1/sources/retire", { sourceIds: [await sourceId()] }),
    ],
    "POST /api/v1/sources/restore": [
      "source.restored",
      async () => admin.send("POST", "/api/v1/sources/restore", { sourceIds: [await retired()] }),
    ],
    "POST /api/v1/sources/opml/import": [
      "source.added",
      () => admin.send("POST", "/api/v1/sources/opml/import", { base64: opml.toString("base64") }),
    ],
    "POST /api/v1/imports/{importId}/start": ["import.started", async () => (await started()).answer],
    "POST /api/v1/imports/{importId}/deed": [
      "import.discarded",
      async () => admin.send("POST", `/api/v1/imports/${await uploaded()}/deed`, { deed: "discard" }),
    ],
    "POST /api/v1/imports/{importId}/refusals/{row}/mend": ["import.row_mended", mended],
    "POST /api/v1/sources/{sourceId}/backfills": ["backfill.started", walk],
    "POST /api/v1/backfills/{runId}/state": [
      "backfill.stopped",
      async () =>
        admin.send("POST", `/api/v1/backfills/${(await walk()).body.runId}/state`, { state: "stopped" }),
    ],
  };
}
