import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** What is planned, and what is to be heard. */
export function auditedCalendar({ admin, fresh }: AuditedDesk): AuditedRoutes {
  const calendar = "/api/v1/calendar";
  const messages = "/api/v1/key-messages";
  const plan = async () =>
    admin.send("POST", calendar, { kind: "post", title: fresh("plan"), at: "2026-03-02T09:00:00.000Z" });
  const message = async () =>
    admin.send("POST", messages, { textEn: fresh("message"), phrases: ["open daily"] });
  const withPlan = async (act: (path: string) => ReturnType<typeof plan>) =>
    act(`${calendar}/${(await plan()).body.calendarEntryId}`);
  const table = Buffer.from("Title,Date\nMenu,2030-03-02 12:00\n").toString("base64");
  return {
    "POST /api/v1/calendar": ["calendar.added", plan],
    "PATCH /api/v1/calendar/{calendarEntryId}": [
      "calendar.changed",
      async () => withPlan((path) => admin.send("PATCH", path, { version: 1, state: "done" })),
    ],
    "DELETE /api/v1/calendar/{calendarEntryId}": [
      "calendar.removed",
      async () => withPlan((path) => admin.send("DELETE", path)),
    ],
    "POST /api/v1/calendar/link": ["calendar_link.made", () => admin.send("POST", `${calendar}/link`, {})],
    "DELETE /api/v1/calendar/link": [
      "calendar_link.revoked",
      async () => {
        await admin.send("POST", `${calendar}/link`, {});
        return admin.send("DELETE", `${calendar}/link`);
      },
    ],
    "POST /api/v1/calendar/import": [
      "calendar.imported",
      async () =>
        admin.send("POST", `${calendar}/import`, { base64: table, calendar: fresh("file"), zone: "UTC" }),
    ],
    "POST /api/v1/key-messages": ["key_message.added", message],
    "PATCH /api/v1/key-messages/{keyMessageId}": [
      "key_message.changed",
      async () => {
        const { keyMessageId } = (await message()).body;
        return admin.send("PATCH", `${messages}/${keyMessageId}`, { version: 1, isRetired: true });
      },
    ],
  };
}
