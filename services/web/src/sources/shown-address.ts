/** An address as people read it: without its scheme, letters instead of percent signs. */
export function shownAddress(url: string): string {
  const bare = url.replace(/^https?:\/\/(?:www\.)?/, "");
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}
