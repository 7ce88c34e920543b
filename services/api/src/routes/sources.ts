import { z } from "zod";
import type { SourceTier } from "@earshot/core/collect/source";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { stateAt } from "@earshot/core/collect/source-state";
import { idMax } from "@earshot/contract/id";
import {
  addSourceSchema,
  changeSourceSchema,
  sourceListSchema,
  sourceSchema,
  type Source,
} from "@earshot/contract/source";
import {
  addSource,
  changeSource,
  listSources,
  retireSource,
  type SourceListRow,
} from "@earshot/db/queries/sources";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";

export const sourceParams = z.object({ sourceId: z.coerce.number().int().positive().max(idMax) });

const list = {
  schema: { tags: ["sources"], summary: "Sources and their health", response: { 200: sourceListSchema } },
  config: { action: "read" },
} satisfies RouteContract;

const add = {
  schema: {
    tags: ["sources"],
    summary: "Add a source; it is read at once",
    body: addSourceSchema,
    response: { 201: sourceSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["sources"],
    summary: "Change or pause a source",
    params: sourceParams,
    body: changeSourceSchema,
    response: { 200: sourceSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const retire = {
  schema: {
    tags: ["sources"],
    summary: "Stop reading a source; its posts stay",
    params: sourceParams,
    response: { 204: z.null() },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** Sources with their health: list, add, change, retire. */
export async function registerSources(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/sources", list, async () => ({
    sources: (await listSources(db)).map((row) => viewSource(row, deps.now())),
  }));
  app.post("/api/v1/sources", add, async ({ body }, reply) => {
    const url = feedAddress(body.url);
    const added = await addSource(
      db,
      {
        kind: "feed",
        platform: body.platform ?? "news",
        name: body.name || new URL(url).host,
        url,
        tier: body.tier as SourceTier,
        audience: body.audience,
        folder: body.folder,
      },
      deps.now(),
    );
    if (!added.ok)
      throw new ProblemError(409, "This address is among the sources already.", [
        { field: "url", message: "is read already" },
      ]);
    return reply.status(201).send(viewSource(added.source, deps.now()));
  });
  app.patch("/api/v1/sources/:sourceId", change, async ({ params, body }) => {
    const changed = await changeSource(
      db,
      params.sourceId,
      { ...body, tier: body.tier as SourceTier | undefined },
      deps.now(),
    );
    if (changed === null) throw noSource(params.sourceId);
    return viewSource(changed, deps.now());
  });
  app.delete("/api/v1/sources/:sourceId", retire, async ({ params }, reply) => {
    if (!(await retireSource(db, params.sourceId, deps.now()))) throw noSource(params.sourceId);
    return reply.status(204).send(null);
  });
}

export function noSource(sourceId: number): ProblemError {
  return new ProblemError(404, `There is no source ${sourceId}.`);
}

/** A pasted address as the collector reads it: with its scheme, and http or https. */
export function feedAddress(pasted: string): string {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(pasted) ? pasted : `https://${pasted}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    const mend = "Paste an address that begins with https:// or http://.";
    throw new ProblemError(400, mend, [{ field: "url", message: mend }]);
  }
  if (url.username !== "" || url.password !== "") {
    const mend = "Leave the name and password out of the address: everybody here could read them.";
    throw new ProblemError(400, mend, [{ field: "url", message: mend }]);
  }
  return url.href;
}

/** A healthy source that nobody visits is late, whatever its last visit said; so the state depends on the time. */
function viewSource(row: SourceListRow, now: Date): Source {
  const shown = stateAt(
    {
      state: row.state,
      since: row.stateSince,
      reason: row.reasonCode === null ? null : readSourceReason(row.reasonCode),
    },
    row.nextCheckAt,
    now,
  );
  return {
    ...row,
    state: shown.state,
    stateSince: iso(shown.since),
    reasonCode: shown.reason,
    lastSuccessAt: isoOrNull(row.lastSuccessAt),
    lastAttemptAt: isoOrNull(row.lastAttemptAt),
    nextCheckAt: isoOrNull(row.nextCheckAt),
  };
}
