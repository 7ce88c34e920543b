import type { Names } from "../../triage/page-language.ts";
import type { ApprovalKind, DraftState } from "./draft.ts";

export const draftStateNames: Names<DraftState> = {
  ru: {
    writing: "пишется",
    in_approval: "на согласовании",
    approved: "согласован",
    declined: "вернули автору",
    published: "опубликован",
    withdrawn: "отозван",
  },
  en: {
    writing: "being written",
    in_approval: "waiting for approval",
    approved: "approved",
    declined: "back with its author",
    published: "published",
    withdrawn: "given up",
  },
};

/** Whose word a draft needs. */
export const approvalKindNames: Names<ApprovalKind> = {
  ru: { head: "руководитель PR", legal: "юрист", executive: "руководитель" },
  en: { head: "head of PR", legal: "lawyer", executive: "executive" },
};
