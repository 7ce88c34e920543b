/** What a PR editor would answer; `…Also` are as good as the main value. */
export interface ExpectedPrompt {
  respond: string;
  respondAlso?: string[];
  speaker: string;
  speakerAlso?: string[];
  posture: string;
  postureAlso?: string[];
  insufficientEvidence: boolean;
}

/** The fields of a prompt that are scored. */
export type ScoredPrompt = Pick<ExpectedPrompt, "respond" | "speaker" | "posture" | "insufficientEvidence">;

export interface PromptHits {
  respond: boolean;
  speaker: boolean;
  posture: boolean;
  insufficientEvidence: boolean;
}

/** Which fields of a prompt are right. */
export function hitsOf(expected: ExpectedPrompt, said: ScoredPrompt): PromptHits {
  const among = (value: string, main: string, also: readonly string[] = []): boolean =>
    value === main || also.includes(value);
  return {
    respond: among(said.respond, expected.respond, expected.respondAlso),
    speaker: among(said.speaker, expected.speaker, expected.speakerAlso),
    posture: among(said.posture, expected.posture, expected.postureAlso),
    insufficientEvidence: said.insufficientEvidence === expected.insufficientEvidence,
  };
}

/** The share of right answers of each field, as one line. */
export function shareLine(all: readonly PromptHits[]): string {
  const share = (field: keyof PromptHits): string =>
    (all.filter((one) => one[field]).length / Math.max(1, all.length)).toFixed(3);
  return `${all.length} prompts: respond ${share("respond")}, speaker ${share("speaker")}, posture ${share("posture")}, insufficientEvidence ${share("insufficientEvidence")}`;
}
