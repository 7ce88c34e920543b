import type { JobHandlers } from "@earshot/pipeline/worker";
import { backfillPage } from "./backfill-page.ts";
import { collectSource } from "./collect-source.ts";
import type { CollectDeps } from "./deps.ts";
import { lookAround } from "./look-at-system.ts";
import { importPosts, ringForImports } from "./imports/import-posts.ts";
import { matchPosts } from "./match-posts.ts";
import { refreshPosts } from "./refresh-posts.ts";
import { rematch } from "./rematch.ts";
import { sweepMatch } from "./sweep-match.ts";
import { sweepRefresh } from "./sweep-refresh.ts";
import { tick } from "./tick.ts";
import { tidy } from "./tidy.ts";
import { createVisitBatches } from "./visit-batches.ts";

export interface CollectHandlers {
  collect: JobHandlers<"collect">;
  match: JobHandlers<"match">;
}

/** The handlers of the stages collect and match. */
export function createCollect(deps: CollectDeps): CollectHandlers {
  const visitDeps = { ...deps, batches: createVisitBatches(deps) };
  return {
    collect: {
      tick: (_payload, context) => tick(deps, context),
      "collect-source": (payload, context) => collectSource(visitDeps, payload, context),
      "sweep-refresh": (_payload, context) => sweepRefresh(deps, context),
      "refresh-posts": (payload, context) => refreshPosts(deps, payload, context),
      "backfill-page": (payload, context) => backfillPage(deps, payload, context),
      "look-at-system": (_payload, context) => lookAround(deps, context),
      tidy: (_payload, context) => tidy(deps, context),
      "import-posts": (payload, context) => importPosts(deps, payload, context),
    },
    match: {
      "match-posts": async ({ postIds }, context) => {
        const due = await matchPosts(deps, postIds, context.signal);
        context.add({ posts: postIds.length, due });
      },
      rematch: (payload, context) => rematch(deps, payload, context),
      "sweep-match": async (_payload, context) => {
        await ringForImports(deps);
        await sweepMatch(deps, context);
      },
    },
  };
}
