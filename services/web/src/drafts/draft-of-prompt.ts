import type { Prompt } from "@earshot/contract/prompt";
import { draftChannels, draftSpeakers } from "@earshot/core/respond/draft/draft";
import type { NewDraft } from "../api/drafts.ts";

/**
 * What a draft begins with where a prompt was made: its opening and what cards say as the text, its speaker, place and clock. A point that no
 * card carries tells the author what to answer; it is nothing to publish.
 */
export function draftOfPrompt(prompt: Prompt | null): Omit<NewDraft, "requestKey"> {
  if (prompt === null || prompt.respond !== "respond") return {};
  const speaker = draftSpeakers.find((each) => each === prompt.speaker);
  const said = prompt.points.filter(({ cites }) => cites.some(({ kind }) => kind === "fact"));
  const channel = draftChannels.find((each) => each === prompt.channel);
  return {
    promptId: prompt.promptId,
    text: [prompt.opening, ...said.map((point) => point.text)].filter((part) => part !== "").join("\n\n"),
    language: prompt.language,
    dueAt: prompt.answerBy,
    ...(speaker !== undefined && { speaker }),
    ...(channel !== undefined && { channel }),
  };
}
