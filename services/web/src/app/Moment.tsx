import { Tooltip } from "@mantine/core";
import { absoluteTime, relativeTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useNow } from "./use-now.ts";

/** A time as a distance from now, with the exact time in a tooltip. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const now = useNow();
  return (
    <Tooltip label={absoluteTime(at, language)}>
      <time dateTime={at} className="tabular" style={{ whiteSpace: "nowrap" }}>
        {relativeTime(at, now, language)}
      </time>
    </Tooltip>
  );
}
