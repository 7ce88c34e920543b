import { useWords } from "../words/use-language.ts";
import classes from "./PersonMark.module.css";

interface PersonMarkProps {
  name: string;
  isMe?: boolean;
  hasLeft?: boolean;
  /** Initials alone: the name is in the tooltip. */
  isShort?: boolean;
}

/** A person: initials and the name. */
export function PersonMark({ name, isMe = false, hasLeft = false, isShort = false }: PersonMarkProps) {
  const t = useWords();
  const words = hasLeft ? t("desk.assign.left", { name }) : name;
  return (
    <span
      className={classes["person"]}
      data-me={isMe || undefined}
      data-left={hasLeft || undefined}
      title={words}
    >
      <span className={classes["initials"]} aria-hidden>
        {initials(name)}
      </span>
      {isShort ? <span className={classes["hidden"]}>{words}</span> : <bdi>{hasLeft ? words : name}</bdi>}
    </span>
  );
}

/** First letters of the first two words. */
function initials(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase())
    .join("");
}
