import type { PreviewTerm } from "@earshot/contract/entity-preview";
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fullCount, percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Editor.module.css";
import type { TermLine } from "./entity-form.ts";

interface TermNotesProps {
  line: TermLine;
  preview: PreviewTerm | null;
  isLooked: boolean;
  onChange: (to: Partial<TermLine>) => void;
  onShow: () => void;
}

/** What a line finds in stored posts, and what should be known about it, with the mend beside. */
export function TermNotes({ line, preview, isLooked, onChange, onShow }: TermNotesProps) {
  const { t } = useTranslation();
  if (preview === null) return null;
  return (
    <div className={classes["notes"]}>
      {isLooked && <TermCounts line={line} preview={preview} onShow={onShow} />}
      <TermWarnings preview={preview} />
      {(preview.doubtful > 0 || preview.warnings.some(({ code }) => code === "common_word")) && (
        <span className={classes["mends"]}>
          {!line.isCaseSensitive && isCapital(line.text) && line.kind === "word" && (
            <Button size="compact-xs" onClick={() => onChange({ isCaseSensitive: true })}>
              {t("watchList.warning.needCapital")}
            </Button>
          )}
          {!line.needsContext && (
            <Button size="compact-xs" onClick={() => onChange({ needsContext: true })}>
              {t("watchList.warning.needContext")}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

function TermCounts({
  line,
  preview,
  onShow,
}: Pick<TermNotesProps, "line" | "onShow"> & { preview: PreviewTerm }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const counts = (["counted", "alone", "doubtful", "turnedDown"] as const).filter(
    (name) => preview[name] > 0 && !(name === "alone" && preview.alone === preview.counted),
  );
  if (counts.length === 0) return <span className={classes["never"]}>{t("watchList.count.never")}</span>;
  return (
    <button
      type="button"
      className={classes["counts"]}
      title={t("watchList.count.show", { text: line.text })}
      onClick={onShow}
    >
      {counts.map((name) => (
        <span key={name} data-count={name}>
          {t(`watchList.count.${name}`, { shown: fullCount(preview[name], language) })}
        </span>
      ))}
    </button>
  );
}

function TermWarnings({ preview }: { preview: PreviewTerm }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return preview.warnings.map(({ code, share, name }) => (
    <span key={code} className={classes["warning"]}>
      <IconAlertTriangle size={13} aria-hidden />
      {t(`watchList.warning.${code}`, {
        share: percent(share ?? 0, language),
        name: name ?? "",
      })}
    </span>
  ));
}
