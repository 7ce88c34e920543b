import type { ClassifiedPost } from "./read-post.ts";

/** A post of which nothing but its text is known. */
export function textAlone(text: string): ClassifiedPost {
  return { text, title: null, platform: null, company: null, executive: null, author: null, parent: null };
}
