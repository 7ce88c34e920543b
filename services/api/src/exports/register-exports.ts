import type { ApiDeps, Routes } from "../deps.ts";
import { exportAlerts } from "./alerts-export.ts";
import { exportAudit } from "./audit-export.ts";
import { exportAuthors } from "./authors-export.ts";
import { exportClaims } from "./claims-export.ts";
import { exportCoding } from "./coding-export.ts";
import { exportCoverage } from "./coverage-export.ts";
import { exportDeliveries } from "./deliveries-export.ts";
import { exportDrafts } from "./drafts-export.ts";
import { exportFacts } from "./facts-export.ts";
import { exportIncidents } from "./incidents-export.ts";
import { exportKeyMessages } from "./key-messages-export.ts";
import { exportPresence } from "./presence-export.ts";
import { exportQueues } from "./queues-export.ts";
import { exportSources } from "./sources-export.ts";
import { exportStories } from "./stories-export.ts";
import { exportTopics } from "./topics-export.ts";

const exports = [
  exportAudit,
  exportSources,
  exportCoverage,
  exportStories,
  exportIncidents,
  exportAlerts,
  exportDeliveries,
  exportAuthors,
  exportFacts,
  exportDrafts,
  exportClaims,
  exportKeyMessages,
  exportTopics,
  exportPresence,
  exportCoding,
  exportQueues,
];

/** Lists of the page as files. */
export async function registerExports(app: Routes, deps: ApiDeps): Promise<void> {
  for (const register of exports) register(app, deps);
}
