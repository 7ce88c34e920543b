import type { MentionRow } from "@earshot/contract/mention";
import { IconCopy } from "@tabler/icons-react";
import { fullCount } from "../words/number-words.ts";
import { useLanguage, useWords } from "../words/use-language.ts";
import classes from "./RepeatMark.module.css";

interface RepeatMarkProps {
  story: NonNullable<MentionRow["story"]>;
  /** The row stands for its whole story. */
  isWhole: boolean;
  /** Asks for the posts of the story. */
  onOpen: (storyId: number) => void;
}

/**
 * In a row: how often its story was repeated, or that the post repeats another one. A press of the mouse shows the posts of the story. To
 * keys and screen readers it is words: a row is one choice of its list and holds none of its own; the same stands as a button beside the post.
 */
export function RepeatMark({ story, isWhole, onOpen }: RepeatMarkProps) {
  const t = useWords();
  const language = useLanguage();
  const hint = t("stories.mark", {
    size: t("stories.size", { count: story.size }),
    reprints: fullCount(story.reprints, language),
  });
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys belong to the list
    <span
      className={classes["mark"]}
      data-whole={isWhole || undefined}
      data-reprint={(story.isReprint && !isWhole) || undefined}
      title={hint}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(story.id);
      }}
    >
      <IconCopy size={12} stroke={1.75} aria-hidden />
      <RepeatWords story={story} isWhole={isWhole} />
    </span>
  );
}

function RepeatWords({ story, isWhole }: { story: NonNullable<MentionRow["story"]>; isWhole: boolean }) {
  const t = useWords();
  const language = useLanguage();
  const { originals, reprints } = story;
  if (story.isReprint && !isWhole) return t("stories.isReprint");
  // A story of which nothing is a reprint is told by its originals alone.
  const areOriginalsTold = isWhole || reprints === 0;
  return (
    <>
      {areOriginalsTold && (
        <>
          {fullCount(originals, language)}{" "}
          <span className={classes["word"]}>{t("stories.originalWord", { count: originals })}</span>
        </>
      )}
      {areOriginalsTold && reprints > 0 && " + "}
      {reprints > 0 && (
        <>
          {isWhole ? "" : "×"}
          {fullCount(reprints, language)}
          {isWhole ? " " : ""}
          <span className={classes["word"]}>{t("stories.reprintWord", { count: reprints })}</span>
        </>
      )}
    </>
  );
}
