import type { Db } from "@earshot/db/database";
import type { ChangeRefusal } from "@earshot/db/queries/triage-change";
import type { UndoRefusal } from "@earshot/db/queries/triage-undo";
import { readConflict } from "./change-conflict.ts";
import { ProblemError } from "./problem.ts";

type Refusal = ChangeRefusal | UndoRefusal;

const conflicts = {
  stale: "Somebody set the same since you saw this post. Look at it as it is now and decide again.",
  held: "A colleague is on this post. Wait until it is let go, or take it over.",
  unchanged: "It is like that already; nothing was changed.",
  changed_since: "What you want to take back was changed again since. Set it by hand.",
  already_undone: "This was taken back already.",
} as const;

/** The problem that a refused change becomes, with who and what is in its way. */
export async function refuseChange(
  db: Db,
  asked: { postId: number; version: number | null },
  reason: Refusal,
): Promise<ProblemError> {
  switch (reason) {
    case "stale":
    case "held":
    case "unchanged":
    case "changed_since":
    case "already_undone":
      return new ProblemError(409, conflicts[reason], undefined, {
        conflict: await readConflict(db, { ...asked, reason }),
      });
    case "missing":
      return new ProblemError(404, "This post is no longer in triage.");
    case "nothing_to_undo":
      return new ProblemError(409, "There is nothing of yours to take back on this post.");
    case "not_undoable":
      return new ProblemError(409, "Only what a person did can be taken back.");
    case "unknown_entity":
    case "cannot_take":
    case "unknown_person":
    case "unknown_tag":
      return wrongName(reason);
  }
}

/** A change that names who or what it may not. */
export function wrongName(
  reason: "unknown_entity" | "cannot_take" | "unknown_person" | "unknown_tag",
): ProblemError {
  const { detail, field, message } = wrongNames[reason];
  return new ProblemError(400, detail, [{ field, message }]);
}

const wrongNames = {
  unknown_entity: {
    detail: "The post does not speak of this entity.",
    field: "sentiments",
    message: "names an entity that the post does not mention",
  },
  cannot_take: {
    detail: "This person cannot be given posts.",
    field: "assigneeId",
    message: "names nobody who is here and may work on posts",
  },
  unknown_person: {
    detail: "One of these people is not here.",
    field: "to",
    message: "names somebody who is not here",
  },
  unknown_tag: {
    detail: "There is no such tag in use.",
    field: "add",
    message: "names a tag that does not exist or is retired",
  },
} as const;
