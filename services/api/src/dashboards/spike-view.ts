import type { Spikes as ShownSpikes } from "@earshot/contract/spike";
import { spikePassport } from "@earshot/core/report/spike-cause/spike-passport";
import type { Spikes, SpikesAsked } from "@earshot/db/queries/spikes/read-spikes";
import { viewPassport } from "../figure-view.ts";
import { iso } from "../iso.ts";

const span = ({ from, until }: { from: Date; until: Date }) => ({ from: iso(from), until: iso(until) });

export function viewSpikes(
  { from, to, step }: Pick<SpikesAsked, "from" | "to" | "step">,
  { spikes, backlogs, lacking }: Spikes,
): ShownSpikes {
  return {
    from: iso(from),
    to: iso(to),
    step,
    spikes: spikes.map((each) => ({
      ...each,
      ...span(each),
      burst: each.burst && { ...span(each.burst), count: each.burst.count, expected: each.burst.expected },
      posts: each.posts.map((post) => ({ ...post, publishedAt: iso(post.publishedAt) })),
    })),
    backlogs: backlogs.map((each) => ({ ...each, ...span(each) })),
    lacking,
    passport: viewPassport(spikePassport),
  };
}
