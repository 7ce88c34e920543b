import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** The end of a shift. */
export function auditedShift({ admin }: AuditedDesk): AuditedRoutes {
  return {
    "POST /api/v1/shift/notes": [
      "shift.handed_over",
      async () => admin.send("POST", "/api/v1/shift/notes", { text: "Ждём ответ завода до 18:00" }),
    ],
    "POST /api/v1/shift/notes/{shiftNoteId}/take-back": [
      "shift.taken_back",
      async () => {
        const written = await admin.send("POST", "/api/v1/shift/notes", { text: "Не дописано" });
        return admin.send("POST", `/api/v1/shift/notes/${written.body.shiftNoteId}/take-back`, {});
      },
    ],
  };
}
