import { hashOfferableFacts } from "@earshot/db/queries/facts/offerable-facts";
import { readHeldPlaybook } from "@earshot/db/queries/playbook/read-playbook";
import { duePrompts, stalePrompts, type DuePrompt } from "@earshot/db/queries/prompts/due-prompts";
import { makePrompts } from "@earshot/db/queries/prompts/make-prompts";
import type { JobContext } from "@earshot/pipeline/worker";
import { promptMaker } from "@earshot/text/respond/prompt-maker";
import type { AnalyseDeps } from "./deps.ts";

/** Some tens of milliseconds; the page is answered in between. */
const postsAtOnce = 50;
/** What is left over comes with the next run, seconds later. */
const postsOfRun = 500;

/**
 * The `sweep-prompts` job: prompts of posts that became due, then of open posts whose prompt rests on older facts or an older playbook, and once after
 * each start of all open posts: the rules that think may be of another version than before it, and nothing has to be counted up by hand for that.
 * A post that fails stands back by itself. Until it is made anew, the one that there is stays readable.
 */
export function createPromptSweep(
  deps: Pick<AnalyseDeps, "database" | "log" | "now">,
): (context: Pick<JobContext, "signal" | "add">) => Promise<void> {
  /** What all prompts of open posts rest on already, so that they are not looked through every time. */
  let settled = "";
  const since = deps.now();
  return async (context) => {
    const { db } = deps.database;
    // Without one nothing can be made, and what is due stays due.
    if ((await readHeldPlaybook(db)) === null) return;
    const counted = { made: 0, same: 0, failed: 0 };
    const make = async (due: readonly DuePrompt[]): Promise<void> => {
      const given = { due, now: deps.now(), signal: context.signal };
      const { made, same, failed } = await makePrompts(db, promptMaker, given);
      for (const each of failed) deps.log.warn(each, "the prompt of a post could not be made");
      counted.failed += failed.length;
      counted.made += made.length;
      counted.same += same;
    };
    let left = postsOfRun;
    for (
      let due = await duePrompts(db, postsAtOnce, deps.now());
      due.length > 0 && left > 0;
      left -= due.length
    ) {
      await make(due);
      due = await duePrompts(db, postsAtOnce, deps.now());
    }
    const held = await readHeldPlaybook(db);
    if (held === null) return;
    const resting = {
      playbookId: held.playbookId,
      factsHash: await hashOfferableFacts(db, deps.now()),
      since,
    };
    const key = `${resting.playbookId} ${resting.factsHash}`;
    while (left > 0 && key !== settled && !context.signal.aborted) {
      const stale = await stalePrompts(db, resting, postsAtOnce);
      if (stale.length === 0) settled = key;
      else await make(stale);
      left -= stale.length;
    }
    if (counted.made + counted.same + counted.failed > 0) context.add(counted);
  };
}
