import type { DraftDetail } from "@earshot/contract/draft";
import { draftLengthMax } from "@earshot/core/respond/draft/draft";
import { Button, Group } from "@mantine/core";
import { useEffect, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { saveVersion } from "../api/drafts.ts";
import classes from "./Drafts.module.css";
import { MarkedText } from "./MarkedText.tsx";
import { useDraftDeed } from "./use-draft-deed.ts";
import type { DraftText } from "./use-draft-text.ts";
import { WordedBy } from "./WordedBy.tsx";
import { WordingPart } from "./WordingPart.tsx";

interface DraftEditorProps {
  detail: DraftDetail;
  draftText: DraftText;
  field: RefObject<HTMLTextAreaElement | null>;
  isWritable: boolean;
}

/** The text, with what was found in it underlined: the lines lie on a copy of the text behind the field. */
export function DraftEditor({ detail, draftText, field, isWritable }: DraftEditorProps) {
  const { t } = useTranslation();
  const deed = useDraftDeed();
  const { draft } = detail;
  const { text, setText, isDirty, isStale, base, findings, wordedBy } = draftText;
  useKeptUnsaved(isDirty);
  const save = (): void => {
    if (!isDirty || deed.isBusy || isStale) return;
    void deed.run(
      () => saveVersion(draft.draftId, { version: base.version, text }),
      ({ number }) => t("drafts.saved", { number }),
    );
  };
  return (
    <section className={classes["part"]} aria-label={t("drafts.text")}>
      {isStale && <Stale detail={detail} draftText={draftText} />}
      <div className={classes["editor"]}>
        <div className={classes["under"]} aria-hidden>
          <MarkedText text={text} findings={findings} />
          {"\n"}
        </div>
        <textarea
          ref={field}
          className={classes["field"]}
          aria-label={t("drafts.text")}
          placeholder={t("drafts.placeholder")}
          lang={draft.language}
          dir="auto"
          spellCheck
          maxLength={draftLengthMax}
          readOnly={!isWritable}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const isSave = event.code === "KeyS" && (event.ctrlKey || event.metaKey);
            if (!isSave) return;
            event.preventDefault();
            save();
          }}
        />
      </div>
      <Group gap={8} mt={8}>
        {isWritable && (
          <Button
            variant={isDirty ? "filled" : "default"}
            disabled={!isDirty || isStale}
            loading={deed.isBusy}
            onClick={save}
          >
            {t("drafts.save")}
          </Button>
        )}
        <span className={classes["quiet"]}>
          {isDirty ? t("drafts.unsaved") : t("drafts.savedAt", { number: base.number })}
        </span>
        {wordedBy !== null && <WordedBy model={wordedBy} />}
      </Group>
      {isWritable && detail.wording !== null && (
        <WordingPart draft={draft} wording={detail.wording} text={text} onTake={setText} />
      )}
    </section>
  );
}

/** A colleague saved another version meanwhile: both are kept, and the person decides. */
function Stale({ detail, draftText }: Pick<DraftEditorProps, "detail" | "draftText">) {
  const { t } = useTranslation();
  return (
    <div className={classes["stale"]} role="alert">
      <b>{t("drafts.stale")}</b>
      <p>{t("drafts.staleText")}</p>
      <Group gap={8} mt={8}>
        <Button onClick={() => draftText.rebase(draftText.text)}>{t("drafts.keepMine")}</Button>
        <Button variant="subtle" onClick={() => draftText.rebase(detail.versions[0]?.text ?? "")}>
          {t("drafts.takeNewest")}
        </Button>
      </Group>
    </div>
  );
}

/** The browser asks before it leaves a text that was not saved. */
function useKeptUnsaved(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
}
