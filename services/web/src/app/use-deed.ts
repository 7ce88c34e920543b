import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useState } from "react";
import { useSay } from "./use-say.tsx";

export interface Deed {
  isBusy: boolean;
  /** Does something, has what it changed read anew, says how it went. Null when it failed. */
  run<T>(act: () => Promise<T>, words?: string | ((done: T) => string)): Promise<{ done: T } | null>;
}

interface DeedOptions {
  /** Whether `run` comes back only when what changed was read anew. */
  isAwaited?: boolean;
}

/**
 * What is done from a page, one thing after the other.
 * @param keys of the questions whose answers it changes
 */
export function useDeed(keys: readonly QueryKey[], { isAwaited = false }: DeedOptions = {}): Deed {
  const client = useQueryClient();
  const say = useSay();
  const [isBusy, setIsBusy] = useState(false);
  return {
    isBusy,
    async run(act, words) {
      setIsBusy(true);
      try {
        const done = await act();
        if (words !== undefined) say.done(typeof words === "string" ? words : words(done));
        return { done };
      } catch (error) {
        say.failed(error);
        return null;
      } finally {
        setIsBusy(false);
        const reading = Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
        if (isAwaited) await reading;
      }
    },
  };
}
