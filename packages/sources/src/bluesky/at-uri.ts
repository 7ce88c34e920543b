/** Collection of the posts. */
export const postCollection = "app.bsky.feed.post";

export interface PostUri {
  did: string;
  rkey: string;
}

export function postUri(did: string, rkey: string): string {
  return `at://${did}/${postCollection}/${rkey}`;
}

/** Null for anything but a post under the DID of its author: an address with a handle changes when the handle does. */
export function readPostUri(uri: string | null): PostUri | null {
  const found =
    /^at:\/\/(did:[a-z]+:[A-Za-z0-9._:%-]{1,200})\/app\.bsky\.feed\.post\/([A-Za-z0-9._~:-]{1,512})$/.exec(
      uri ?? "",
    );
  return found?.[1] !== undefined && found[2] !== undefined ? { did: found[1], rkey: found[2] } : null;
}
