import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./BarList.module.css";

interface Bar {
  name: string;
  /** 0 to 1. */
  share: number;
  isChosen: boolean;
}

/** Shares as bars, with the number beside each. */
export function BarList({ bars }: { bars: readonly Bar[] }) {
  const language = useLanguage();
  return (
    <ul className={classes["bars"]}>
      {bars.map(({ name, share, isChosen }) => (
        <li key={name} data-chosen={isChosen || undefined}>
          <span className={classes["name"]}>{name}</span>
          <span className={classes["track"]} aria-hidden>
            <span style={{ width: `${Math.round(share * 100)}%` }} />
          </span>
          <span className={classes["share"]}>{percent(share, language)}</span>
        </li>
      ))}
    </ul>
  );
}
