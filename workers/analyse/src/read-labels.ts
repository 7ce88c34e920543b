import type { PostToAnalyse } from "@earshot/db/queries/analyse";
import type { Analyser, PostLabels } from "@earshot/text/analyse-post";

/** What the models say of a stored post. */
export function readLabels(analyser: Analyser, post: PostToAnalyse): PostLabels {
  return analyser.analysePost({
    title: post.title,
    text: post.text,
    platform: post.platform,
    author: post.author && { name: post.author.name, bio: post.author.bio, followers: post.author.followers },
    authorRole: post.authorRole,
    parentText: post.parent?.text ?? null,
    entities: post.mentions.map(({ entityId, kind, name, hits }) => ({ entityId, kind, name, hits })),
  });
}
