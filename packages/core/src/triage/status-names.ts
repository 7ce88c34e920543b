import type { Names } from "./page-language.ts";
import type { Role, Severity, Status } from "./status.ts";

export const statusNames: Names<Status> = {
  ru: {
    new: "новое",
    in_progress: "в работе",
    waiting: "ждём",
    answered: "отвечено",
    dismissed: "отклонено",
  },
  en: {
    new: "new",
    in_progress: "in progress",
    waiting: "waiting",
    answered: "answered",
    dismissed: "dismissed",
  },
};

export const severityNames: Names<Severity> = {
  ru: { 1: "рутина", 2: "на заметку", 3: "проблема", 4: "серьёзно", 5: "кризис" },
  en: { 1: "routine", 2: "watch", 3: "issue", 4: "serious", 5: "crisis" },
};

export const roleNames: Names<Role> = {
  ru: {
    admin: "администратор",
    head: "руководитель коммуникаций",
    pr: "специалист по связям с общественностью",
    executive: "руководитель компании",
    analyst: "аналитик",
    legal: "юрист",
    viewer: "наблюдатель",
  },
  en: {
    admin: "administrator",
    head: "head of communication",
    pr: "PR specialist",
    executive: "executive",
    analyst: "analyst",
    legal: "lawyer",
    viewer: "viewer",
  },
};
