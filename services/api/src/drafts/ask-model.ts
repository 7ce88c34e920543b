import type { SentMaterial } from "@earshot/core/respond/draft/wording";
import type { EngineAccess } from "@earshot/db/queries/engine-access";
import { asFetch } from "@earshot/runtime/safe-fetch/as-fetch";
import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { createNamedServerFetch } from "@earshot/runtime/safe-fetch/named-server-fetch";

/** What a language model said. */
export interface ModelAnswer {
  /** Of one that was stopped or broke off, what came until then. */
  said: string;
  /** As the server told them; where it did not, about as many as there were. */
  tokens: number;
  isBroken: boolean;
}

interface Asking {
  /** Ends the question. */
  signal?: AbortSignal;
  tokensMax: number;
  /** 0: the same answer each time, as far as the server can. */
  temperature: number;
  onWords?: (words: string) => void;
}

const answerBytesMax = 400_000;
/** Characters of a token, for servers that count none; rather too many tokens than too few. */
const unitsOfToken = 3;

/** Asks the language model of the installation. Never rejects: a server that is away or talks nonsense has said nothing. */
export async function askModel(
  access: EngineAccess,
  asked: SentMaterial,
  asking: Asking,
): Promise<ModelAnswer> {
  const { host, timeoutMs } = access;
  const safeFetch = createNamedServerFetch({ host, timeoutMs, maxBytes: answerBytesMax });
  let said = "";
  let told: number | undefined;
  let isBroken = false;
  try {
    for await (const part of await openStream(access, safeFetch, asked, asking)) {
      if (part.type === "text-delta") {
        said += part.text;
        asking.onWords?.(part.text);
      }
      if (part.type === "finish") told = part.totalUsage.totalTokens;
      if (part.type === "error") isBroken = true;
    }
  } catch {
    isBroken = true;
  } finally {
    await safeFetch.close();
  }
  const tokens = told ?? Math.ceil((asked.system.length + asked.user.length + said.length) / unitsOfToken);
  return { said, tokens, isBroken };
}

async function openStream(
  { url, model, key, proxy }: EngineAccess,
  safeFetch: SafeFetch,
  { system, user }: SentMaterial,
  { signal, tokensMax, temperature }: Asking,
) {
  // Neither is loaded where nobody asks.
  const { extractReasoningMiddleware, streamText, wrapLanguageModel } = await import("ai");
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const provider = createOpenAICompatible({
    name: "engine",
    baseURL: url,
    includeUsage: true,
    fetch: asFetch(safeFetch, { proxy }),
    ...(key !== null && { apiKey: key }),
  });
  return streamText({
    // Some models think aloud first; that is no part of the answer.
    model: wrapLanguageModel({
      model: provider(model),
      middleware: extractReasoningMiddleware({ tagName: "think" }),
    }),
    system,
    prompt: user,
    maxOutputTokens: tokensMax,
    temperature,
    maxRetries: 0,
    ...(signal && { abortSignal: signal }),
    // It stands in the stream too; by default it would be printed.
    onError: () => undefined,
  }).fullStream;
}
