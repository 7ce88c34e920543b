import type * as Loaded from "./echarts-parts.ts";
import { useEffect, useState } from "react";

type Parts = typeof Loaded;
let loaded: Parts | null = null;
let asked: Promise<Parts> | null = null;

/** Fetches what draws; once, whoever asks. A fetch that failed may be asked for again. */
export async function loadEcharts(): Promise<Parts> {
  asked ??= import("./echarts-parts.ts");
  try {
    loaded = await asked;
    return loaded;
  } catch (error) {
    asked = null;
    throw error;
  }
}

/** What draws, as soon as it is there; `failed` with a way to try again. */
export function useEcharts(): { parts: Parts | null; error: unknown; retry: () => void } {
  const [parts, setParts] = useState(loaded);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (parts !== null) return undefined;
    let isGone = false;
    loadEcharts().then(
      (found) => !isGone && setParts(found),
      (cause: unknown) => !isGone && setError(cause),
    );
    return () => {
      isGone = true;
    };
  }, [parts, round]);
  return {
    parts,
    error: parts === null ? error : null,
    retry() {
      setError(null);
      setRound((before) => before + 1);
    },
  };
}
