import { authorElements, counterElements, engagementNamespace, threadNamespace } from "./feed-namespaces.ts";
import { demoNotice, parentLink } from "./feed-view.ts";
import type { FeedView } from "./feed-view.ts";
import { element, escapeMarkup, textToHtml } from "./markup.ts";
import { globalId, postUrl } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

function text(name: string, value: string): string {
  return element(name, {}, escapeMarkup(value));
}

/** Atom demands a title (RFC 4287 § 4.1.2); a post of a messenger has none and carries an empty one. */
function entry(view: FeedView, post: WorldPost): string {
  const parent = parentLink(view, post);
  const href: Record<string, string> =
    parent === null || parent.href === null ? {} : { href: parent.href, type: "text/html" };
  return element(
    "entry",
    { "xml:lang": post.lang },
    [
      text("id", globalId(post.id)),
      text("title", post.title ?? ""),
      element("link", { rel: "alternate", type: "text/html", href: postUrl(view.base, post) }, ""),
      text("published", post.publishedAt.toISOString()),
      text("updated", (post.editedAt ?? post.publishedAt).toISOString()),
      element("author", {}, text("name", post.author.name) + authorElements(post)),
      ...post.tags.map((tag) => element("category", { term: tag }, "")),
      parent === null ? "" : element("thr:in-reply-to", { ref: parent.ref, ...href }, ""),
      counterElements(post),
      element("content", { type: "html" }, escapeMarkup(textToHtml(post.text))),
    ].join(""),
  );
}

/** Atom 1.0 (RFC 4287) with thread links and counters; without the XML declaration. */
export function writeAtom(view: FeedView): string {
  return element(
    "feed",
    {
      xmlns: "http://www.w3.org/2005/Atom",
      "xmlns:thr": threadNamespace,
      "xmlns:eng": engagementNamespace,
      "xml:lang": view.source.lang,
    },
    [
      text("id", `tag:world.earshot.example,2026:source-${view.source.id}`),
      text("title", view.source.title),
      text("subtitle", demoNotice),
      text("generator", "Earshot demo world"),
      text("updated", view.changedAt.toISOString()),
      element("link", { rel: "self", type: "application/atom+xml", href: view.selfUrl }, ""),
      element("link", { rel: "alternate", type: "text/html", href: `${view.base}/` }, ""),
      ...view.posts.map((post) => `\n${entry(view, post)}`),
      "\n",
    ].join(""),
  );
}
