import { ProblemError } from "../problem.ts";

const refusals: Readonly<Record<string, [status: number, detail: string]>> = {
  missing: [404, "There is no such draft any more."],
  stale: [409, "Somebody changed the draft meanwhile. Look at it as it is now; nothing was overwritten."],
  decided: [409, "Somebody decided about the draft meanwhile."],
  withdrawn: [409, "The draft was withdrawn meanwhile."],
  published: [409, "The answer was published meanwhile."],
  unchanged: [409, "It is like that already; nothing was changed."],
  no_post: [404, "The post that it would answer is gone."],
  unknown_entity: [400, "There is no such executive on the watch list."],
  unknown_person: [400, "There is no such person here any more."],
  not_from_here: [409, "From its present state the draft does not go there."],
  undecided: [409, "A grave finding is open: mend the words, or say why they stay."],
  unread: [409, "A claim without a fact card was not opened. Read it first."],
  not_yours: [403, "Somebody else is asked for this word."],
  needs_words: [400, "Say why."],
  off: [409, "No language model is switched on for drafts: an administrator does so in the settings."],
  over_budget: [409, "The share of this month is used up. The opening made by rules stays."],
  speaks_to_machines: [
    409,
    "The post gives orders to whoever reads it by machine, so it is sent to none. Word this answer yourself.",
  ],
  nothing_to_read: [409, "The draft is empty: there is nothing to read."],
  keeps_secrets: [
    409,
    "A secret word stands in the draft, so it is sent to no language model. Take the word out first.",
  ],
  nobody: [409, "You are not known here any more."],
};

/** Throws what a refusal of a change of a draft is called in HTTP. */
export function allowDraft<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (outcome.ok) return outcome as Extract<T, { ok: true }>;
  const reason = "reason" in outcome ? String(outcome.reason) : "";
  const [status, detail] = refusals[reason] ?? [409, "This cannot be done now."];
  throw new ProblemError(status, detail, undefined, { reason });
}
