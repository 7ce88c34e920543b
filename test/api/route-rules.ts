import type { Action } from "@earshot/core/triage/permission";

/**
 * Who may use each route, written by hand and apart from the routes, so that a rule that is loosened by mistake is seen. One line for
 * each route of the OpenAPI document, by resource; `null` answers without a session.
 */
export const routeRules: Record<string, Action | null> = {
  "GET /healthz": null,
  "GET /readyz": null,

  "POST /api/v1/session": null,
  "POST /api/v1/session/link": null,
  "POST /api/v1/session/link/check": null,
  "GET /api/v1/session/ways": null,
  "POST /api/v1/session/forgot": null,
  "GET /api/v1/session": "own_account",
  "DELETE /api/v1/session": "own_account",

  "GET /api/v1/me": "own_account",
  "PATCH /api/v1/me": "own_account",
  "POST /api/v1/me/password": "own_account",
  "GET /api/v1/me/sessions": "own_account",
  "DELETE /api/v1/me/sessions": "own_account",
  "DELETE /api/v1/me/sessions/{sessionId}": "own_account",
  "POST /api/v1/me/second-factor": "own_account",
  "POST /api/v1/me/second-factor/confirm": "own_account",
  "POST /api/v1/me/second-factor/recovery-codes": "own_account",
  "POST /api/v1/me/second-factor/remove": "own_account",
  "GET /api/v1/me/tokens": "own_account",
  "POST /api/v1/me/tokens": "own_account",
  "DELETE /api/v1/me/tokens/{apiTokenId}": "own_account",

  "GET /api/v1/accounts": "manage_people",
  "PATCH /api/v1/accounts/{personId}": "manage_people",
  "POST /api/v1/accounts/{personId}/link": "manage_people",
  "DELETE /api/v1/accounts/{personId}/second-factor": "manage_people",
  "GET /api/v1/invitations": "manage_people",
  "POST /api/v1/invitations": "manage_people",
  "POST /api/v1/invitations/{invitationId}/renew": "manage_people",
  "DELETE /api/v1/invitations/{invitationId}": "manage_people",
  "GET /api/v1/tokens": "manage_people",
  "DELETE /api/v1/tokens/{apiTokenId}": "manage_people",
  "GET /api/v1/audit": "read_audit",

  "GET /api/v1/events": "read",
  "GET /api/v1/system": "read",

  "GET /api/v1/mentions": "read",
  "GET /api/v1/mentions/{postId}": "read",
  "POST /api/v1/mentions/{postId}/status": "triage",
  "POST /api/v1/mentions/{postId}/correct": "triage",
  "POST /api/v1/mentions/{postId}/undo": "triage",

  "GET /api/v1/entities": "read",
  "POST /api/v1/entities": "edit_watch_list",
  "PUT /api/v1/entities/{entityId}": "edit_watch_list",
  "DELETE /api/v1/entities/{entityId}": "edit_watch_list",

  "GET /api/v1/sources": "read",
  "POST /api/v1/sources": "edit_sources",
  "POST /api/v1/sources/find": "edit_sources",
  "POST /api/v1/sources/preview": "edit_sources",
  "POST /api/v1/sources/change": "edit_sources",
  "POST /api/v1/sources/retire": "edit_sources",
  "POST /api/v1/sources/restore": "edit_sources",
  "GET /api/v1/sources/volumes": "read",
  "GET /api/v1/sources/opml": "read",
  "POST /api/v1/sources/opml/preview": "edit_sources",
  "POST /api/v1/sources/opml/import": "edit_sources",
  "PATCH /api/v1/sources/{sourceId}": "edit_sources",
  "DELETE /api/v1/sources/{sourceId}": "edit_sources",
  "POST /api/v1/sources/{sourceId}/restore": "edit_sources",
  "GET /api/v1/sources/{sourceId}/checks": "read",
  "POST /api/v1/sources/{sourceId}/check": "edit_sources",

  "GET /api/v1/jobs/failed": "read",
  "POST /api/v1/jobs/failed/retry": "run_system",
  "POST /api/v1/jobs/failed/discard": "run_system",

  "GET /api/v1/settings": "edit_settings",
  "PATCH /api/v1/settings": "edit_settings",
  "GET /api/v1/mails": "run_system",
  "POST /api/v1/mails/test": "run_system",
  "GET /api/v1/mails/{outboxId}/attempts": "run_system",
  "POST /api/v1/mails/{outboxId}/repeat": "run_system",
};
