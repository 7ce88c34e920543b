import { z } from "zod";
import {
  importDeedSchema,
  importListSchema,
  importLookSchema,
  importSchema,
  importWishSchema,
  startImportSchema,
  type ImportView,
} from "@earshot/contract/import";
import { idMax } from "@earshot/contract/id";
import { checkReading } from "@earshot/core/import/check-reading";
import { rememberMapping } from "@earshot/db/queries/import-mappings";
import {
  changeImport,
  getImport,
  listImports,
  startImport,
  type ImportRunRow,
} from "@earshot/db/queries/import-runs";
import { headerPrint } from "@earshot/sources/table/header-print";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { lookAtImport, viewLook } from "../look-at-import.ts";
import { ProblemError } from "../problem.ts";
import { ring } from "../ring.ts";
import { changedBy } from "../sign-in/permit.ts";

export const importParams = z.object({ importId: z.coerce.number().int().positive().max(idMax) });
const importsShown = 100;

const list = {
  schema: {
    tags: ["imports"],
    summary: "Imports of files, the newest first",
    response: { 200: importListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const one = {
  schema: {
    tags: ["imports"],
    summary: "One import: its state, how far it is, what came of it",
    params: importParams,
    response: { 200: importSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const look = {
  schema: {
    tags: ["imports"],
    summary: "How an uploaded file would be read, with its first rows as posts; nothing is saved",
    params: importParams,
    body: importWishSchema,
    response: { 200: importLookSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 120, timeWindow: "1 minute" } },
} satisfies RouteContract;

const start = {
  schema: {
    tags: ["imports"],
    summary:
      "Begin to import an uploaded file in the background, and remember how files with these columns are read",
    params: importParams,
    body: startImportSchema,
    response: { 200: importSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const deed = {
  schema: {
    tags: ["imports"],
    summary: "Cancel an import, go on with it, undo it, or discard an upload",
    params: importParams,
    body: importDeedSchema,
    response: { 200: importSchema.nullable() },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

/** Posts from files: how a file is read, the imports and what came of them. */
export async function registerImports(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/imports", list, async () => ({
    imports: (await listImports(db, importsShown)).map(viewImport),
  }));
  app.get("/api/v1/imports/:importId", one, async ({ params }) =>
    viewImport(await findImport(deps, params.importId)),
  );
  app.post("/api/v1/imports/:importId/look", look, async ({ params, body }) => {
    const run = await findUploaded(deps, params.importId);
    return viewLook(run, await lookAtImport(db, run, body), deps.now());
  });
  app.post("/api/v1/imports/:importId/start", start, async (request) => {
    const { name, ...wish } = request.body;
    const run = await findUploaded(deps, request.params.importId);
    const { reading, vendor } = await lookAtImport(db, run, wish);
    const [trouble] = checkReading(reading);
    if (trouble !== undefined)
      throw new ProblemError(400, "The columns need mending.", [
        { field: "fields", message: trouble.trouble },
      ]);
    const { importRunId } = run;
    const by = changedBy(request, "edit_sources");
    if (!(await startImport(db, by, { importRunId, name, reading, vendor }, deps.now()))) throw notNow();
    await rememberMapping(db, { headerPrint: headerPrint(reading.columns), reading, name }, deps.now());
    return viewImport(await ringImport(deps, importRunId));
  });
  app.post("/api/v1/imports/:importId/deed", deed, async (request) => {
    const { importId: importRunId } = request.params;
    const given = { importRunId, deed: request.body.deed };
    const done = await changeImport(db, changedBy(request, "edit_sources"), given, deps.now());
    if (!done.ok) throw done.reason === "missing" ? noImport(importRunId) : notNow();
    return given.deed === "discard" ? null : viewImport(await ringImport(deps, importRunId));
  });
}

/** The bell of the background, one for each thing to do; a sweep rings again should it be lost. @returns the import as it is now */
async function ringImport(deps: ApiDeps, importRunId: number): Promise<ImportRunRow> {
  const run = await findImport(deps, importRunId);
  await ring(deps, "import-posts", { importRunId }, { jobId: `import-${importRunId}-${run.state}-asked` });
  return run;
}

function noImport(importId: number): ProblemError {
  return new ProblemError(404, `There is no import ${importId}.`);
}

function notNow(): ProblemError {
  return new ProblemError(409, "The import is in another state by now. Look at it anew.");
}

export async function findImport({ database }: ApiDeps, importId: number): Promise<ImportRunRow> {
  const run = await getImport(database.db, importId);
  if (run === null) throw noImport(importId);
  return run;
}

async function findUploaded(deps: ApiDeps, importId: number): Promise<ImportRunRow> {
  const run = await findImport(deps, importId);
  if (run.state === "uploading") throw new ProblemError(409, "Parts of the file are still missing.");
  if (run.state !== "ready") throw notNow();
  return run;
}

export function viewImport(run: ImportRunRow): ImportView {
  const { importRunId, reading, personName, failureRaw: _raw, leaseUntil: _lease, ...facts } = run;
  const { lastRow: _row, personId: _person, hasFile, createdAt, startedAt, finishedAt, ...view } = facts;
  return {
    ...view,
    importId: importRunId,
    format: reading?.format ?? null,
    columns: reading?.columns ?? [],
    person: personName,
    createdAt: iso(createdAt),
    startedAt: isoOrNull(startedAt),
    finishedAt: isoOrNull(finishedAt),
    canResume: (run.state === "cancelled" || run.state === "failed") && hasFile,
  };
}
