import { engagementNamespace } from "./feed-namespaces.ts";
import { demoNotice, parentLink } from "./feed-view.ts";
import type { FeedView } from "./feed-view.ts";
import { textToHtml } from "./markup.ts";
import { globalId, postUrl } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

function present(values: Record<string, string | number | null>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string | number] => pair[1] !== null),
  );
}

function jsonItem(view: FeedView, post: WorldPost): object {
  const { handle, followers, bio } = post.author;
  const parent = parentLink(view, post);
  return {
    id: globalId(post.id),
    url: postUrl(view.base, post),
    ...(post.title === null ? {} : { title: post.title }),
    content_html: textToHtml(post.text),
    date_published: post.publishedAt.toISOString(),
    ...(post.editedAt === null ? {} : { date_modified: post.editedAt.toISOString() }),
    authors: [{ name: post.author.name }],
    language: post.lang,
    tags: post.tags,
    _earshot: {
      about: engagementNamespace,
      ...present({ ...post.engagement }),
      author: present({ handle, followers, bio }),
      ...(parent === null ? {} : { in_reply_to: present(parent) }),
    },
  };
}

/** JSON Feed 1.1. Counters, author facts and thread links stand in the extension object `_earshot`. */
export function writeJsonFeed(view: FeedView): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: view.source.title,
    description: demoNotice,
    home_page_url: `${view.base}/`,
    feed_url: view.selfUrl,
    language: view.source.lang,
    items: view.posts.map((post) => jsonItem(view, post)),
  });
}
