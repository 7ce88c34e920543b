import {
  cleanWording,
  wordingTokensMax,
  type SentMaterial,
  type WordingOutcome,
} from "@earshot/core/respond/draft/wording";
import type { EngineAccess } from "@earshot/db/queries/engine-access";
import { askModel } from "./ask-model.ts";

/** What a language model proposed. */
export interface ProposedWords {
  /** As it may stand in a draft; of one that was stopped or broke off, what came until then. */
  text: string;
  tokens: number;
  outcome: WordingOutcome;
}

/** Asks the language model for words. Never rejects: a server that is away or talks nonsense has proposed nothing. */
export async function wordDraft(
  access: EngineAccess,
  asked: SentMaterial,
  { signal, onWords }: { signal: AbortSignal; onWords: (words: string) => void },
): Promise<ProposedWords> {
  const asking = { signal, onWords, tokensMax: wordingTokensMax, temperature: 0.4 };
  const { said, tokens, isBroken } = await askModel(access, asked, asking);
  const text = cleanWording(said);
  if (signal.aborted) return { text, tokens, outcome: "stopped" };
  return { text, tokens, outcome: isBroken || text === "" ? "failed" : "done" };
}
