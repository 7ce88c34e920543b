/** Where YouTube's pages of a channel, a video or a short name their channel, the surest place first. */
const places = [
  /feeds\/videos\.xml\?channel_id=(UC[\w-]{22})/,
  /<link[^>]{0,200}rel="canonical"[^>]{0,200}\/channel\/(UC[\w-]{22})/,
  /<meta[^>]{0,100}itemprop="(?:channelId|identifier)"[^>]{0,100}content="(UC[\w-]{22})"/,
  /"(?:externalId|externalChannelId|browseId|channelId)"\s*:\s*"(UC[\w-]{22})"/,
];

/** Id of the channel that a page of YouTube belongs to; null when the page does not say. */
export function youtubeChannelOf(html: string): string | null {
  for (const place of places) {
    const id = place.exec(html)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

/** Address of its feed. */
export function youtubeFeedOf(html: string): string | null {
  const id = youtubeChannelOf(html);
  return id === null ? null : `https://www.youtube.com/feeds/videos.xml?channel_id=${id}`;
}
