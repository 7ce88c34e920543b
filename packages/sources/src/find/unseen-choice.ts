import { missingNeed, openAccess } from "../access.ts";
import type { KnownFeed } from "../recognise/recognition.ts";
import type { DoorOptions } from "../source-door.ts";
import type { FeedChoice } from "./feed-choice.ts";

type Known = Pick<KnownFeed, "kind" | "url" | "covers" | "isPersonalUseOnly" | "service">;

/** A choice before anybody asked it, with the keys that it would need. */
export async function unseenChoice(
  known: Known,
  { access }: Pick<DoorOptions, "access">,
): Promise<FeedChoice> {
  const { kind, url, covers, isPersonalUseOnly, service } = known;
  const given = access === undefined ? openAccess(kind) : await access(kind, url);
  const needs = missingNeed(given, kind, covers === "search");
  return { kind, url, covers, isPersonalUseOnly, service, title: service, needs, seen: null };
}
