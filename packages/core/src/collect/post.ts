import type { Platform } from "./platform.ts";

/** Counters as the platform gives them. `null` means "not given"; it is never the same as 0. */
export interface Engagement {
  likes: number | null;
  comments: number | null;
  shares: number | null;
  views: number | null;
  /** The platform rounds its counters ("4.02K"). */
  isApproximate: boolean;
}

export interface PostAuthor {
  /** The platform's own name for the account ("@anna", a profile id); null where a feed gives only a display name. */
  handle: string | null;
  name: string | null;
  url: string | null;
  bio: string | null;
  followers: number | null;
}

/** Why a publication time is not taken literally. */
export type DateFlag = "missing" | "no_zone" | "future_clamped" | "ancient" | "unreadable";

/** One published text as a connector hands it over: plain text, absolute addresses, nothing executable. */
export interface CollectedPost {
  /** Network or feed that issued `externalId`: together they are the post's natural key. */
  namespace: string;
  externalId: string;
  platform: Platform;
  url: string | null;
  title: string | null;
  /** Plain text, at most 100,000 UTF-16 units. */
  text: string;
  author: PostAuthor | null;
  publishedAt: Date;
  dateFlag: DateFlag | null;
  editedAt: Date | null;
  /** External id, in the same namespace, of the post this one answers. */
  parentExternalId: string | null;
  /** External id, in the same namespace, of the first post of the thread. */
  rootExternalId: string | null;
  engagement: Engagement;
  /** Language as the source states it; the analysis decides for itself. */
  statedLanguage: string | null;
  tags: string[];
}
