import { authorElements, counterElements, engagementNamespace, threadNamespace } from "./feed-namespaces.ts";
import { demoNotice, parentLink } from "./feed-view.ts";
import type { FeedView } from "./feed-view.ts";
import { element, escapeMarkup, optionalElement, textToHtml } from "./markup.ts";
import { globalId, postUrl } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

function text(name: string, value: string): string {
  return element(name, {}, escapeMarkup(value));
}

/** RSS 2.0 has no place for the time of an edit: `atom:updated` is there only once a post was edited. */
function rssItem(view: FeedView, post: WorldPost): string {
  const parent = parentLink(view, post);
  const href: Record<string, string> =
    parent === null || parent.href === null ? {} : { href: parent.href, type: "text/html" };
  return element(
    "item",
    {},
    [
      element("guid", { isPermaLink: "false" }, escapeMarkup(globalId(post.id))),
      optionalElement("title", post.title),
      text("link", postUrl(view.base, post)),
      text("pubDate", post.publishedAt.toUTCString()),
      optionalElement("atom:updated", post.editedAt === null ? null : post.editedAt.toISOString()),
      text("dc:creator", post.author.name),
      text("dc:language", post.lang),
      authorElements(post),
      ...post.tags.map((tag) => text("category", tag)),
      parent === null ? "" : element("thr:in-reply-to", { ref: parent.ref, ...href }, ""),
      counterElements(post),
      element("description", {}, escapeMarkup(textToHtml(post.text))),
    ].join(""),
  );
}

/** RSS 2.0 with Dublin Core, thread links and counters; without the XML declaration. */
export function writeRss(view: FeedView): string {
  const channel = [
    text("title", view.source.title),
    text("link", `${view.base}/`),
    text("description", demoNotice),
    text("language", view.source.lang),
    text("generator", "Earshot demo world"),
    text("lastBuildDate", view.changedAt.toUTCString()),
    element("atom:link", { rel: "self", type: "application/rss+xml", href: view.selfUrl }, ""),
    ...view.posts.map((post) => `\n${rssItem(view, post)}`),
    "\n",
  ].join("");
  return element(
    "rss",
    {
      version: "2.0",
      "xmlns:atom": "http://www.w3.org/2005/Atom",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:thr": threadNamespace,
      "xmlns:eng": engagementNamespace,
    },
    element("channel", {}, channel),
  );
}
