import type { PlaybookPreview, PlaybookText, PlaybookVersion } from "@earshot/contract/playbook-version";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export const playbookKey = ["playbook"] as const;
const path = "/api/v1/playbook";

/** Every version, the one that holds first. */
export const playbookVersionsQuery = queryOptions({
  queryKey: [...playbookKey, "versions"],
  queryFn: ({ signal }) => request<{ versions: PlaybookVersion[] }>("GET", `${path}/versions`, { signal }),
});

/** One version as YAML; asked for once its number is known. */
export function playbookTextQuery(playbookId: number | undefined) {
  return queryOptions({
    queryKey: [...playbookKey, "text", playbookId],
    queryFn: ({ signal }) => request<PlaybookText>("GET", `${path}/versions/${playbookId}`, { signal }),
    enabled: playbookId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function previewPlaybook(yaml: string): Promise<PlaybookPreview> {
  return request("POST", `${path}/preview`, { body: { yaml } });
}

export function savePlaybook(given: { basedOn: number; yaml: string; note: string }): Promise<PlaybookText> {
  return request("PUT", path, { body: given });
}
