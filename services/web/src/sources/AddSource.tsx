import { pastedLines, pastedLinesMax } from "@earshot/core/collect/pasted-lines";
import { Button, Modal, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { findSource } from "../api/sources.ts";
import { useKeptText } from "../app/use-kept-text.ts";
import { useFailureWords } from "../words/failure-words.ts";
import { FoundFeeds } from "./FoundFeeds.tsx";
import { ManyLines } from "./ManyLines.tsx";
import { PushedSources } from "./PushedSources.tsx";
import classes from "./Sources.module.css";

/** Adds sources: paste whatever there is, choose among the feeds behind it, see what comes from one, name it and save. */
export function AddSource({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  // A list of addresses is long to gather: Escape takes none along.
  const [typed, setText] = useKeptText("sources");
  const text = typed ?? "";
  const [many, setMany] = useState<string[] | null>(null);
  const finding = useMutation({ mutationFn: (line: string) => findSource(line) });
  const words = useFailureWords(finding.error);
  const lines = pastedLines(text);
  const isTooMany = lines.length > pastedLinesMax;
  const look = (): void => {
    const [only] = lines;
    if (only === undefined || isTooMany) return;
    if (lines.length > 1) setMany(lines);
    else finding.mutate(only);
  };
  const onAdded = (): void => {
    setText("");
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("sources.add")} size={640}>
      <p className={classes["lead"]}>{t("sources.addLead")}</p>
      <form
        className={classes["paste"]}
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <Textarea
          size="sm"
          data-autofocus
          autosize
          minRows={1}
          maxRows={8}
          aria-label={t("sources.address")}
          placeholder={t("sources.addressPlaceholder")}
          autoComplete="off"
          spellCheck={false}
          value={text}
          error={
            isTooMany
              ? t("sources.tooManyLines", { max: pastedLinesMax })
              : finding.isError
                ? `${words.what}. ${words.mend}`
                : null
          }
          onChange={(event) => {
            setText(event.currentTarget.value);
            setMany(null);
            finding.reset();
          }}
          onKeyDown={(event) => {
            // Enter looks, as in a field of one line; Shift+Enter begins another line.
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            look();
          }}
        />
        <Button
          type="submit"
          size="sm"
          loading={finding.isPending}
          disabled={lines.length === 0 || isTooMany}
        >
          {t("sources.look")}
        </Button>
      </form>
      <div aria-live="polite">
        {finding.isPending && <p className={classes["none"]}>{t("sources.looking")}</p>}
        {finding.data !== undefined && (
          <FoundFeeds key={finding.submittedAt} found={finding.data} onAdded={onAdded} />
        )}
      </div>
      {finding.data === undefined && many === null && <PushedSources onClose={onClose} />}
      {many !== null && <ManyLines key={many.join("\n")} lines={many} onAdded={onAdded} />}
    </Modal>
  );
}
