import { applyLearnt, type createLearntIndex } from "@earshot/core/analyse/learnt";
import type { PostToAnalyse } from "@earshot/db/queries/analyse";
import type { Analyser, PostLabels, PostToLabel } from "@earshot/text/analyse-post";
import { readLearnText } from "@earshot/text/learn/read-learn-text";

/** What the models say of a stored post. */
export function readLabels(analyser: Analyser, post: PostToAnalyse): PostLabels {
  return analyser.analysePost({
    title: post.title,
    text: post.text,
    platform: post.platform,
    author: post.author && { name: post.author.name, bio: post.author.bio, followers: post.author.followers },
    authorRole: roleOf(post),
    parentText: post.parent?.text ?? null,
    entities: post.mentions.map(({ entityId, kind, name, hits }) => ({ entityId, kind, name, hits })),
  });
}

/** What the author is on the watch list, else what people wrote on the author's card; what a bio says is read with the text. */
function roleOf({ authorRole, authorStanding }: PostToAnalyse): PostToLabel["authorRole"] {
  if (authorRole !== null) return authorRole;
  return authorStanding?.isByPerson === true ? authorStanding.standing : null;
}

/** The same after what people said of the same text or of similar ones; the name of the model tells that they did. */
export function addLearnt(
  labels: PostLabels,
  post: Pick<PostToAnalyse, "title" | "text">,
  learnt: ReturnType<typeof createLearntIndex>,
): PostLabels {
  if (learnt.size === 0) return labels;
  const { textKey, vector } = readLearnText(post);
  const changed = applyLearnt(labels, learnt.near(textKey, vector));
  if (changed === null) return labels;
  const sentiments = labels.sentiments.map((mark, at) => {
    const { sentiment, probabilities } = changed.sentiments[at] ?? mark;
    return { ...mark, sentiment, probabilities: probabilities ?? mark.probabilities };
  });
  return { ...labels, ...changed, also: [...changed.also], sentiments, model: `${labels.model}+learnt` };
}
