import { z } from "zod";
import { sourceOrders } from "@earshot/core/collect/arrange-sources";

const word = z.string().max(200).optional();

/** What a list of sources is narrowed to, and its order. */
export const sourceFilterSchema = z.object({
  q: word,
  /** With everything below it; "-" for sources without a folder. */
  folder: word,
  tag: word,
  /** A state, or "ailing" for all that wait for a person. */
  state: word,
  tier: z.enum(["1", "2", "3"]).optional(),
  sort: z.enum(sourceOrders).default("health"),
});
