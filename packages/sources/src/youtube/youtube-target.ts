/** What of YouTube is read. */
export type YoutubeTarget =
  | { kind: "channel"; channelId: string }
  /** A channel by its name; its page or the API tells the id. `path` is its page: "/@name", "/c/Name", "/user/name". */
  | { kind: "name"; path: string }
  | { kind: "playlist"; playlistId: string }
  | { kind: "video"; videoId: string }
  | { kind: "search"; phrase: string };

const hosts: ReadonlySet<string> = new Set(["youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"]);
const channelPattern = /^UC[\w-]{22}$/;
const playlistPattern = /^[\w-]{12,64}$/;
const videoPattern = /^[\w-]{11}$/;

/** Reads the address of a channel, a playlist, a video or a search of YouTube; null for anything else. */
export function readYoutubeTarget(address: string): YoutubeTarget | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !hosts.has(url.hostname)) return null;
  const [first = "", second = ""] = url.pathname.split("/").filter((part) => part !== "");
  const query = (name: string) => url.searchParams.get(name)?.trim() ?? "";
  if (url.hostname === "youtu.be") return video(first);
  if (first === "channel") return channel(second);
  if (first === "feeds") return channel(query("channel_id")) ?? playlist(query("playlist_id"));
  if (first === "playlist") return playlist(query("list"));
  if (first === "watch") return video(query("v"));
  if (first === "shorts" || first === "live") return video(second);
  if (first === "results") {
    const phrase = query("search_query");
    return phrase === "" ? null : { kind: "search", phrase };
  }
  if (/^@./.test(first)) return { kind: "name", path: `/${first}` };
  return /^(?:c|user)$/.test(first) && second !== "" ? { kind: "name", path: `/${first}/${second}` } : null;
}

/** The playlist of everything that a channel has published: same id, other beginning. */
export function uploadsOf(channelId: string): string {
  return `UU${channelId.slice(2)}`;
}

function channel(id: string): YoutubeTarget | null {
  return channelPattern.test(id) ? { kind: "channel", channelId: id } : null;
}

function playlist(id: string): YoutubeTarget | null {
  return playlistPattern.test(id) ? { kind: "playlist", playlistId: id } : null;
}

function video(id: string): YoutubeTarget | null {
  return videoPattern.test(id) ? { kind: "video", videoId: id } : null;
}
