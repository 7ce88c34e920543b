import { z } from "zod";

const keptSchema = z.object({
  source: z.string(),
  title: z.string().nullable(),
  text: z.string(),
  author: z.object({ name: z.string().nullable(), handle: z.string().nullable() }).nullable(),
  thread: z.array(z.unknown()),
});

export type Kept = z.infer<typeof keptSchema>;

/** What a piece of evidence shows of the post; null once it was let go, or when it is of a form that we do not know. */
export function readEvidence(content: string | null): Kept | null {
  if (content === null) return null;
  try {
    const read = keptSchema.safeParse(JSON.parse(content));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
