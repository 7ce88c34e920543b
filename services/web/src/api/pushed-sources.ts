import type { AddMailbox } from "@earshot/contract/mailbox";
import type { Source } from "@earshot/contract/source";
import type { SourcePreview } from "@earshot/contract/source-find";
import type {
  addWebhookSchema,
  rotatedSecretSchema,
  WebhookSecret,
  webhookMadeSchema,
} from "@earshot/contract/webhook";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export function addMailbox(mailbox: AddMailbox): Promise<Source> {
  return request<Source>("POST", "/api/v1/sources/mailboxes", { body: mailbox });
}

export function previewMailbox(mailbox: AddMailbox): Promise<SourcePreview> {
  return request<SourcePreview>("POST", "/api/v1/sources/mailboxes/preview", { body: mailbox });
}

export function setPassword(sourceId: number, password: string): Promise<undefined> {
  return request<undefined>("PUT", `/api/v1/sources/${sourceId}/password`, { body: { password } });
}

export function addWebhook(
  webhook: z.input<typeof addWebhookSchema>,
): Promise<z.infer<typeof webhookMadeSchema>> {
  return request<z.infer<typeof webhookMadeSchema>>("POST", "/api/v1/sources/webhooks", { body: webhook });
}

export function secretQuery(sourceId: number) {
  return queryOptions({
    queryKey: ["sources", sourceId, "secret"],
    queryFn: ({ signal }) => request<WebhookSecret>("GET", `/api/v1/sources/${sourceId}/secret`, { signal }),
  });
}

/** A new secret; the old one is taken for some hours too. */
export function rotateSecret(
  sourceId: number,
  overlapHours: number,
): Promise<z.infer<typeof rotatedSecretSchema>> {
  return request<z.infer<typeof rotatedSecretSchema>>("POST", `/api/v1/sources/${sourceId}/secret`, {
    body: { overlapHours },
  });
}
