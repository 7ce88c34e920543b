import type { Prompt, PromptOfPost, PromptOfStory } from "@earshot/contract/prompt";
import { adviseStory, growthHours, paceOf, storyAdviceWords } from "@earshot/core/respond/advise-story";
import type { Bilingual, Playbook } from "@earshot/core/respond/playbook";
import { principles } from "@earshot/core/respond/vocabulary";
import type { Fact } from "@earshot/db/queries/facts/fact-list";
import type { StoryAround } from "@earshot/db/queries/prompts/story-around";
import type { readPrompt } from "@earshot/db/queries/prompts/read-prompt";
import { iso, isoOrNull } from "./iso.ts";

type StoredPrompt = NonNullable<Awaited<ReturnType<typeof readPrompt>>>;

/** Cards that a prompt cites, by their numbers. */
export function citedFacts({ body }: StoredPrompt): number[] {
  const cited = body.points.flatMap(({ cites }) => cites.map(Number)).filter(Number.isSafeInteger);
  return [...new Set(cited)];
}

/**
 * A stored prompt with everything that stands behind it: advice of the playbook it was made by in both languages, and the cards
 * that it cites, as they are now.
 */
export function viewPrompt(
  stored: StoredPrompt,
  around: { playbook: Playbook | null; facts: ReadonlyMap<number, Fact>; foundAt: Date },
): Prompt {
  const { body, playbookId, promptId } = stored;
  const { playbook, facts, foundAt } = around;
  const rule = playbook?.rules.find(({ id }) => id === stored.ruleId);
  const same = (text: string): Bilingual => ({ ru: text, en: text });
  const { respond, insufficientEvidence, speaker, channel, deadlineMinutes, opening, language } = body;
  const due = deadlineMinutes === null ? null : new Date(foundAt.getTime() + deadlineMinutes * 60_000);
  const posture = body.posture === "none" ? undefined : playbook?.postures[body.posture];
  return {
    promptId,
    madeAt: iso(stored.madeAt),
    checkedAt: iso(stored.checkedAt),
    playbookId,
    respond,
    insufficientEvidence,
    because: rule?.because ?? same(body.because),
    speaker,
    channel,
    deadlineMinutes,
    answerBy: isoOrNull(due),
    posture: posture ? { id: body.posture, ...posture } : null,
    tactics: body.tactics.flatMap((id) => {
      const tactic = playbook?.tactics[id];
      return tactic ? [{ id, ...tactic }] : [];
    }),
    line: { ...(rule?.line ?? same(body.line)), [language]: body.line },
    points: body.points.map(({ text, cites }) => ({
      text,
      cites: cites.flatMap((cite) => viewCite(cite, facts, text)),
    })),
    avoid: rule?.avoid ?? { ru: body.avoid, en: body.avoid },
    opening,
    language,
    principles: [...principles],
    rules: body.rules,
  };
}

function viewCite(
  cite: string,
  facts: ReadonlyMap<number, Fact>,
  text: string,
): Prompt["points"][number]["cites"] {
  if (cite === "post" || cite === "parent") return [{ kind: cite }];
  const fact = facts.get(Number(cite));
  if (!fact) return [];
  const { factCardId, source, sourceUrl, standing } = fact;
  return [
    { kind: "fact", factCardId, text, source, sourceUrl, standing, expiresAt: isoOrNull(fact.expiresAt) },
  ];
}

/** A story by what its lead is answered with, how it goes on, and what was said already. */
export function viewStoryPrompt(
  story: { storyId: number; leadId: number },
  lead: PromptOfPost,
  { growth, said, postsAfter }: StoryAround,
): PromptOfStory {
  const advice = adviseStory({
    growth,
    respond: lead.prompt?.respond ?? null,
    underWay: said.filter(({ state }) => state !== "published").length,
    answered: postsAfter === null ? null : { postsAfter },
  });
  return {
    ...story,
    ...lead,
    advice: { id: advice, ...storyAdviceWords[advice] },
    growth: { ...growth, pace: paceOf(growth), hours: growthHours },
    said: said.map((each) => ({ ...each, at: iso(each.at) })),
    postsAfter,
  };
}
