import type { MentionDetail } from "@earshot/contract/mention";
import { mayAsk } from "@earshot/core/triage/permission";
import type { FastifyRequest } from "fastify";
import { asking } from "./sign-in/signed-in.ts";

/**
 * Whether who asks may know the secret words of the watch list: who edits it. Everybody else learns that a post names one, so that
 * it is handled with care, but not which.
 */
export function maySeeSecrets({ signedIn }: FastifyRequest): boolean {
  return signedIn !== null && mayAsk(asking(signedIn), "edit_watch_list");
}

/** A list of terms without its secret ones. */
export function withoutSecretTerms<T extends { terms: readonly { role: string }[] }>(entity: T): T {
  return { ...entity, terms: entity.terms.filter(({ role }) => role !== "secret") };
}

/** A post that does not tell which of its words is secret: the signal stays, without its place. */
export function withoutSecretPlaces(
  detail: MentionDetail,
  hits: readonly { isSecret?: true }[],
): MentionDetail {
  return {
    ...detail,
    hits: detail.hits.filter((_hit, at) => !hits[at]?.isSecret),
    signals: detail.signals.map((signal) => (signal.name === "secret" ? { ...signal, spans: [] } : signal)),
  };
}
