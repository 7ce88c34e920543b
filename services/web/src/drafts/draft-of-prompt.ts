import type { Prompt } from "@earshot/contract/prompt";
import { draftChannels, draftSpeakers } from "@earshot/core/respond/draft/draft";
import type { NewDraft } from "../api/drafts.ts";

/** What a draft begins with where a prompt was made: its opening and points as the text, its speaker, place and clock. */
export function draftOfPrompt(prompt: Prompt | null): NewDraft {
  if (prompt === null || prompt.respond !== "respond") return {};
  const speaker = draftSpeakers.find((each) => each === prompt.speaker);
  const channel = draftChannels.find((each) => each === prompt.channel);
  return {
    promptId: prompt.promptId,
    text: [prompt.opening, ...prompt.points.map((point) => point.text)]
      .filter((part) => part !== "")
      .join("\n\n"),
    language: prompt.language,
    dueAt: prompt.answerBy,
    ...(speaker !== undefined && { speaker }),
    ...(channel !== undefined && { channel }),
  };
}
