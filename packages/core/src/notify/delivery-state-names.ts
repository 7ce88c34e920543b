import type { Names } from "../triage/page-language.ts";

/** What became of a message that is to leave the house. */
export const deliveryStateNames: Names<"waiting" | "sending" | "sent" | "failed" | "unknown"> = {
  ru: {
    waiting: "ждёт",
    sending: "отправляется",
    sent: "ушло",
    failed: "не ушло",
    unknown: "неизвестно, ушло ли",
  },
  en: {
    waiting: "waits",
    sending: "being sent",
    sent: "sent",
    failed: "not sent",
    unknown: "unknown whether sent",
  },
};
