import type { CollectedPost } from "@earshot/core/collect/post";

/** A post as a connector hands it over: nothing known but what is given. */
export function collectedPost(
  given: Pick<CollectedPost, "externalId" | "text" | "publishedAt"> & Partial<CollectedPost>,
): CollectedPost {
  return {
    namespace: "feed:x",
    platform: "news",
    url: null,
    title: null,
    author: null,
    dateFlag: null,
    editedAt: null,
    parentExternalId: null,
    rootExternalId: null,
    engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
    statedLanguage: null,
    tags: [],
    ...given,
  };
}
