/** What the words of a post may tell, for the conditions of the playbook; `packages/text` reads them. */
export const writtenCues = [
  "injection",
  "advert",
  "job_ad",
  "violence",
  "fake_account",
  "legal_threat",
  "official_action",
  "death",
  "harm",
  "data_leak",
  "fraud",
  "money",
  "case",
  "outage",
  "many",
  "admitted",
  "warned",
  "attacked",
  "accident",
  "rumour",
  "asks_truth",
  "press",
  "layoffs",
  "staff",
  "leader_conduct",
  "suggestion",
  "practical",
  "thanks",
  "mockery",
  "abuse",
  "anger",
  "routine",
] as const;
export type WrittenCue = (typeof writtenCues)[number];

/** Those, and what is told by marks, models and the author: a question mark, spam, an address to the executive, standing. */
export const cueNames = [...writtenCues, "question", "spam", "to_leader", "opinion_leader"] as const;
export type CueName = (typeof cueNames)[number];
