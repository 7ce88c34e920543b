import { z } from "zod";
import { readModelCard } from "@earshot/text/model-card";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";

const card = {
  schema: {
    tags: ["reports"],
    summary: "The card of the models, in Markdown: what they learnt from, how good they are, what is weak",
    response: { 200: z.string() },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** What is known of the models whose labels are shown, to be read beside them. */
export async function registerModelCard(app: Routes, _deps: ApiDeps): Promise<void> {
  app.get("/api/v1/model-card", card, async (_request, reply) =>
    // As plain text a browser shows it instead of saving it.
    reply.type("text/plain; charset=utf-8").send(await readModelCard()),
  );
}
