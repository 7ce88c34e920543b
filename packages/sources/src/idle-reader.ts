import { createFeedReader, type FeedReader } from "./feed/feed-reader.ts";

/** Starting the reading thread takes most of a second: whoever looks around a site asks again sooner than that. */
const usualIdleMs = 60_000;

/** A feed reader that starts its thread when it is asked and lets it go after a while without questions. */
export function createIdleReader(idleMs = usualIdleMs): FeedReader {
  let reader: FeedReader | null = null;
  let reading = 0;
  let timer: NodeJS.Timeout | null = null;

  async function letGo(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const idle = reader;
    reader = null;
    await idle?.close();
  }

  return {
    async read(input) {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      reader ??= createFeedReader();
      reading += 1;
      try {
        return await reader.read(input);
      } finally {
        reading -= 1;
        if (reading === 0 && reader !== null) timer = setTimeout(() => void letGo(), idleMs).unref();
      }
    },
    close: letGo,
  };
}
