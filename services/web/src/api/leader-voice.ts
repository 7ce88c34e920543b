import type { LeaderVoiceView } from "@earshot/contract/leader-voice";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export function leaderVoiceQuery(entityId: number) {
  return queryOptions({
    queryKey: ["leader-voice", entityId],
    queryFn: ({ signal }): Promise<LeaderVoiceView> =>
      request<LeaderVoiceView>("GET", `/api/v1/entities/${entityId}/voice`, { signal }),
  });
}
