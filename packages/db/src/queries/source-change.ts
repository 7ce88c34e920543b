import type { Platform } from "@earshot/core/collect/platform";
import type { SourceTier } from "@earshot/core/collect/source";

/** What is done to one source; only what is named. */
export interface ChangeSource {
  name?: string | undefined;
  platform?: Platform | undefined;
  tier?: SourceTier | undefined;
  audience?: number | null | undefined;
  folder?: string | null | undefined;
  tags?: string[] | undefined;
  note?: string | null | undefined;
  language?: string | null | undefined;
  keepDays?: number | null | undefined;
  readsComments?: boolean | undefined;
  ownerEntityId?: number | null | undefined;
  isPaused?: boolean | undefined;
}

/** What is done to several sources at once; of the tags only those that are named. */
export interface ChangeSources {
  tier?: SourceTier | undefined;
  folder?: string | null | undefined;
  addTags?: readonly string[] | undefined;
  removeTags?: readonly string[] | undefined;
  isPaused?: boolean | undefined;
}
