import type { Direction, Sentiment } from "../analyse/label.ts";
import type { Platform } from "../collect/platform.ts";
import type { CueName } from "./cue.ts";
import type { Cluster, Situation } from "./vocabulary.ts";

/** What was read of a post and its author before it is decided who writes and how much is laid on the company. */
export interface SituationSigns {
  direction: Direction;
  sentiment: Sentiment;
  /** Probability that the text is rude, [0, 1]. */
  toxicity: number;
  platform: Platform;
  cues: ReadonlySet<CueName>;
  /** What name, bio and role in the watch list say of the author. */
  author: {
    isJournalist: boolean;
    isExpert: boolean;
    isCompetitor: boolean;
    isStaff: boolean;
    followers: number | null;
  };
  /** Facts at hand refute what the post claims. */
  isRefuted: boolean;
}

/** An author with so many readers speaks to the public. */
const wideAudience = 20_000;

const isRude = 0.6;

const substance: readonly CueName[] = [
  "case",
  "money",
  "harm",
  "death",
  "data_leak",
  "fraud",
  "outage",
  "question",
  "suggestion",
  "staff",
];

function hasSubstance(cues: ReadonlySet<CueName>): boolean {
  return substance.some((cue) => cues.has(cue));
}

/**
 * Who writes, on the ladder by which an answer is considered (troll, rager, misguided, unhappy customer, as in the web
 * response assessment of the U.S. Air Force, 2008; and those who speak to the point). The first that fits.
 */
export function decideSituation(signs: SituationSigns): Situation {
  const { cues, author, direction, sentiment } = signs;
  const isAbusive = cues.has("abuse") || signs.toxicity >= isRude;
  if (author.isCompetitor) return "competitor";
  if (author.isJournalist || cues.has("press")) return "journalist";
  if (isAbusive && !hasSubstance(cues)) return cues.has("anger") ? "rager" : "troll";
  if (cues.has("mockery") && !hasSubstance(cues) && sentiment === "negative" && !author.isExpert)
    return "troll";
  const isHeard = author.isExpert || (author.followers ?? 0) >= wideAudience;
  if (isHeard && direction !== "announcement" && direction !== "none") return "expert";
  if (signs.isRefuted && !cues.has("case")) return "misguided";
  if (isAbusive) return "rager";
  if (sentiment === "positive" || (cues.has("thanks") && sentiment !== "negative")) return "ally";
  const hasCase = cues.has("case") || cues.has("money") || cues.has("fraud");
  // An order is also spoken of without a complaint.
  if (hasCase && (sentiment === "negative" || direction === "crisis")) return "unhappy_customer";
  if (signs.platform === "news") return "journalist";
  if (sentiment === "negative") return direction === "crisis" ? "unhappy_customer" : "fair_critic";
  return "bystander";
}

/**
 * How much of the responsibility is laid on the company (Coombs): what it was warned of, did before or admitted could have been
 * prevented; an attack or the weather makes it a victim; a fault without intent is an accident.
 */
export function decideCluster(cues: ReadonlySet<CueName>): Cluster {
  if (cues.has("admitted") || cues.has("warned") || cues.has("leader_conduct") || cues.has("fraud"))
    return "preventable";
  if (cues.has("attacked")) return "victim";
  if (cues.has("accident") || cues.has("outage") || cues.has("third_party")) return "accidental";
  return "none";
}
