import type { Action } from "@earshot/core/triage/permission";

/** Who may take a list along as a file: the same as may see it. By hand, as the other rules. */
export const exportRules: Record<string, Action> = {
  "GET /api/v1/exports/audit/{format}": "read_audit",
  "GET /api/v1/exports/sources/{format}": "read",
  "GET /api/v1/exports/coverage/{format}": "read",
  "GET /api/v1/exports/stories/{format}": "read",
  "GET /api/v1/exports/incidents/{format}": "read",
  "GET /api/v1/exports/alerts/{format}": "read",
  "GET /api/v1/exports/deliveries/{format}": "run_system",
  "GET /api/v1/exports/authors/{format}": "read",
  "GET /api/v1/exports/facts/{format}": "read",
  "GET /api/v1/exports/drafts/{format}": "read",
  "GET /api/v1/exports/claims/{format}": "read",
  "GET /api/v1/exports/key-messages/{format}": "read",
  "GET /api/v1/exports/topics/{format}": "read",
  "GET /api/v1/exports/presence/{format}": "read",
  "GET /api/v1/exports/coding/{format}": "read",
  "GET /api/v1/exports/queues/{format}": "read",
};
