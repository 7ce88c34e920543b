import { absoluteTime, relativeTime, shortAge } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useNow } from "./use-now.ts";

interface MomentProps {
  at: string;
  /** As short as a row wants it. */
  isShort?: boolean;
}

/** A time as a distance from now; the exact time shows when it is pointed at. */
export function Moment({ at, isShort = false }: MomentProps) {
  const language = useLanguage();
  const now = useNow();
  return (
    <time
      dateTime={at}
      title={absoluteTime(at, language)}
      className="tabular"
      style={{ whiteSpace: "nowrap" }}
    >
      {isShort ? shortAge(at, now, language) : relativeTime(at, now, language)}
    </time>
  );
}
