import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { incidentsKey } from "../api/incidents.ts";
import { mentionListKey } from "../api/mentions.ts";
import { useSay } from "../app/use-say.tsx";

export interface Deed {
  isBusy: boolean;
  /** Does something, has everything about incidents asked for anew, says when it failed; whether it was done. */
  run<T>(act: () => Promise<T>, words?: string | ((done: T) => string)): Promise<boolean>;
}

/** What is done with an incident, one thing after the other. */
export function useDeed(): Deed {
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
        return true;
      } catch (error) {
        say.failed(error);
        return false;
      } finally {
        setIsBusy(false);
        void client.invalidateQueries({ queryKey: incidentsKey });
        void client.invalidateQueries({ queryKey: mentionListKey });
        void client.invalidateQueries({ queryKey: ["mention"] });
      }
    },
  };
}
