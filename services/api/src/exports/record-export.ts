import { exportedListNames, type ExportedList } from "@earshot/core/report/exported-lists";
import { recordAudit } from "@earshot/db/queries/audit";
import type { FastifyRequest } from "fastify";
import type { ApiDeps } from "../deps.ts";
import { actorOf } from "../sign-in/actor.ts";

/** Notes in the audit log that a list is taken along as a file, and under which filter, before its first row is read. */
export async function recordExport(
  { database, now }: ApiDeps,
  request: FastifyRequest,
  { list, format, filter }: { list: ExportedList; format: string; filter: object },
): Promise<void> {
  const target = { targetKind: "list", targetId: list, targetName: exportedListNames.en[list] };
  const to = { format, ...(Object.keys(filter).length > 0 && { filter }) };
  await recordAudit(database.db, actorOf(request), { what: "list.exported", ...target, to }, now());
}
