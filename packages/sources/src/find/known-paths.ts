/** Where software of sites puts its feeds when its pages do not say so: WordPress, Drupal, Bitrix, Hugo, Jekyll, Blogger, Ghost … */
const atRoot = [
  "/feed/",
  "/rss",
  "/rss.xml",
  "/feed.xml",
  "/atom.xml",
  "/index.xml",
  "/rss/",
  "/export/rss2/index.xml",
  "/feed.json",
  "/feeds/posts/default",
];

/** Addresses worth a try, likeliest first: beside the page where it is a section, then at the root of its site. */
export function knownPaths(page: string): string[] {
  const { origin, pathname } = new URL(page);
  const section = pathname.replace(/[^/]*$/, "").replace(/\/$/, "");
  const isSection = section !== "" && section.split("/").length <= 4;
  const beside = isSection ? [`${section}/feed/`, `${section}/rss`].map((path) => origin + path) : [];
  return [...beside, ...atRoot.map((path) => origin + path)];
}
