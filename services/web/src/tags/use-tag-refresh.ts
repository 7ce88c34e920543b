import { useQueryClient } from "@tanstack/react-query";
import { tagsQuery } from "../api/desk.ts";

/** Asks for tags and their counts again. */
export function useTagRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: tagsQuery.queryKey });
}
