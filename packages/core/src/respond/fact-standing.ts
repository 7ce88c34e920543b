/** What people decided about a fact card. */
export const factStates = ["draft", "approved", "withdrawn"] as const;
export type FactState = (typeof factStates)[number];

/** Whether a card can be used: `offered` and `expiring` ones can, no other is ever suggested. */
export const factStandings = ["offered", "expiring", "expired", "draft", "withdrawn"] as const;
export type FactStanding = (typeof factStandings)[number];

/** How long before its end a card asks to be looked at again. */
export const expiryWarningDays = 14;

/** How a card stands at an instant. A card expires at the instant named, not after it. */
export function standingOfFact(card: { state: FactState; expiresAt: Date | null }, at: Date): FactStanding {
  if (card.state !== "approved") return card.state;
  if (card.expiresAt === null) return "offered";
  const left = card.expiresAt.getTime() - at.getTime();
  if (left <= 0) return "expired";
  return left <= expiryWarningDays * 86_400_000 ? "expiring" : "offered";
}

/** What a card says, and on what it rests. */
export interface FactContent {
  /** Empty: not said in this language. */
  textRu: string;
  textEn: string;
  /** Figures with what they count, "141 cafés": a draft may name them too. */
  numbers: string[];
  source: string;
  sourceUrl: string | null;
}

/** Whether somebody has to approve a card anew: what it says or rests on became another. */
export function needsApproval(before: FactContent, after: FactContent): boolean {
  return (
    before.textRu !== after.textRu ||
    before.textEn !== after.textEn ||
    before.source !== after.source ||
    before.sourceUrl !== after.sourceUrl ||
    before.numbers.join("\n") !== after.numbers.join("\n")
  );
}
