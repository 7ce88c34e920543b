import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSay } from "../app/use-say.tsx";

/** Does something, has what it changed read anew, says how it went; tells whether it went well. */
export function useDeed(key: readonly string[]) {
  const client = useQueryClient();
  const say = useSay();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (act: () => Promise<unknown>, words: string): Promise<boolean> => {
    setIsBusy(true);
    try {
      await act();
      say.done(words);
      return true;
    } catch (error) {
      say.failed(error);
      return false;
    } finally {
      setIsBusy(false);
      void client.invalidateQueries({ queryKey: key });
    }
  };
  return { isBusy, run };
}
