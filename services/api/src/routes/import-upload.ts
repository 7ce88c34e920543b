import { z } from "zod";
import { beginImportSchema, begunImportSchema, importPartSchema } from "@earshot/contract/import";
import { importLimits } from "@earshot/core/import/import-limits";
import { addPart, beginUpload } from "@earshot/db/queries/import-upload";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { changedBy, permit } from "../sign-in/permit.ts";
import { findImport, importParams } from "./imports.ts";

const begin = {
  schema: {
    tags: ["imports"],
    summary: "Begin to bring a file of posts (CSV, XLSX, JSONL); its bytes follow in parts",
    body: beginImportSchema,
    response: { 200: begunImportSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 30, timeWindow: "1 minute" } },
} satisfies RouteContract;

const part = {
  schema: {
    tags: ["imports"],
    summary: "One part of the file, as it is (application/octet-stream); sending it again does no harm",
    consumes: ["application/octet-stream"],
    params: importParams.extend({ part: z.coerce.number().int().min(0).max(100_000) }),
    response: { 200: importPartSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 600, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** A little more than a part, so that one byte too many is told by the handler in words. */
const bodyLimit = importLimits.partBytes + 1024;

/** The bytes of a file, in parts that a slow line manages and a broken one repeats. */
export async function registerImportUpload(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit },
    (_request, body, done) => done(null, body),
  );
  app.post("/api/v1/imports", begin, async (request) => {
    const importId = await beginUpload(db, changedBy(request, "edit_sources"), request.body, deps.now());
    return { importId, partBytes: importLimits.partBytes };
  });
  app.put("/api/v1/imports/:importId/parts/:part", { ...part, bodyLimit }, async (request) => {
    permit(request, "edit_sources");
    const { importId: importRunId, part: number } = request.params;
    const run = await findImport(deps, importRunId);
    const { body } = request;
    if (!Buffer.isBuffer(body)) throw new ProblemError(415, "Send the bytes as application/octet-stream.");
    const bytes = await addPart(db, { importRunId, part: number, bytes: body });
    if (bytes === null)
      throw new ProblemError(
        409,
        "This is no part of the file: its number or its length does not fit, or the file is there.",
      );
    return { bytes, isComplete: bytes === run.fileBytes };
  });
}
