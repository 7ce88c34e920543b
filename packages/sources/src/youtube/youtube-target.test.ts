import { expect, it } from "vitest";
import { readYoutubeTarget } from "./youtube-target.ts";

const channelId = "UC7vv3cBq14FRXajteZt6FEg";

it.each([
  [`https://www.youtube.com/channel/${channelId}`, { kind: "channel", channelId }],
  [`https://m.youtube.com/channel/${channelId}/videos?view=0`, { kind: "channel", channelId }],
  [`https://www.youtube.com/feeds/videos.xml?channel_id=${channelId}`, { kind: "channel", channelId }],
  ["https://www.youtube.com/playlist?list=PLabcdefghijk", { kind: "playlist", playlistId: "PLabcdefghijk" }],
  [
    "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabcdefghijk",
    { kind: "playlist", playlistId: "PLabcdefghijk" },
  ],
  ["https://www.youtube.com/@zaslonka/shorts", { kind: "name", path: "/@zaslonka" }],
  ["https://youtube.com/c/Zaslonka", { kind: "name", path: "/c/Zaslonka" }],
  ["https://www.youtube.com/user/zaslonka", { kind: "name", path: "/user/zaslonka" }],
  ["https://www.youtube.com/watch?v=palm1QdV8ZI&t=5s", { kind: "video", videoId: "palm1QdV8ZI" }],
  ["https://youtu.be/palm1QdV8ZI", { kind: "video", videoId: "palm1QdV8ZI" }],
  ["https://www.youtube.com/shorts/palm1QdV8ZI", { kind: "video", videoId: "palm1QdV8ZI" }],
  [
    "https://www.youtube.com/results?search_query=%D0%BF%D0%B8%D1%80%D0%BE%D0%B3",
    { kind: "search", phrase: "пирог" },
  ],
  ["https://www.youtube.com/results?search_query=", null],
  ["https://www.youtube.com/channel/UCshort", null],
  ["https://www.youtube.com/watch?v=../../etc", null],
  ["https://www.youtube.com/", null],
  ["https://youtube.com.example/@zaslonka", null],
  ["not an address", null],
])("%s", (address, target) => {
  expect(readYoutubeTarget(address)).toEqual(target);
});
