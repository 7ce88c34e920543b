import { importLimits } from "@earshot/core/import/import-limits";
import { Button } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Import.module.css";
import { sendFile, type SentFile } from "./send-file.ts";

const limit = importLimits.fileBytes / 1024 / 1024;

/** Takes a file, by choice or dropped, sends it, and opens its columns. */
export function ChooseFile() {
  const { t } = useTranslation();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { file, share, trouble, send } = useSending();
  const isSending = file !== null && trouble === null;
  return (
    <section
      className={classes["drop"]}
      data-over={isOver || undefined}
      aria-label={t("imports.choose")}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped && !isSending) void send(dropped, true);
      }}
    >
      <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (chosen) void send(chosen, true);
        }}
      />
      {isSending ? (
        <div className={classes["sending"]} role="status">
          <p>{t("imports.uploading", { name: file.name })}</p>
          <Bar share={share} label={percent(share, language)} />
        </div>
      ) : (
        <>
          <p className={classes["big"]}>{t("imports.drop", { limit })}</p>
          <p className={classes["hint"]}>{t("imports.dropHint")}</p>
          <Button variant="filled" size="sm" onClick={() => input.current?.click()}>
            {t("imports.choose")}
          </Button>
        </>
      )}
      {trouble !== null && (
        <div className={classes["refusal"]} role="alert">
          {t(`imports.${trouble}`, { limit })}
          {trouble === "uploadFailed" && file !== null && (
            <Button size="xs" onClick={() => void send(file, false)}>
              {t("imports.again")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

type SendTrouble = "tooLarge" | "emptyFile" | "uploadFailed";

function useSending() {
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<SendTrouble | null>(null);
  const [sent, setSent] = useState<SentFile | null>(null);
  const share = file === null || sent === null ? 0 : Math.min(1, (sent.done * sent.partBytes) / file.size);

  async function send(given: File, isFresh: boolean): Promise<void> {
    setFile(given);
    if (isFresh) setSent(null);
    const wrong = given.size > importLimits.fileBytes ? "tooLarge" : given.size === 0 ? "emptyFile" : null;
    setTrouble(wrong);
    if (wrong !== null) return;
    try {
      const importId = await sendFile(given, isFresh ? null : sent, new AbortController().signal, setSent);
      await navigate({ to: "/imports/$importId", params: { importId: String(importId) } });
    } catch {
      setTrouble("uploadFailed");
    }
  }

  return { file, share, trouble, send };
}

/** How far something is. */
export function Bar({ share, label }: { share: number; label: string }) {
  return (
    <div
      className={classes["bar"]}
      role="progressbar"
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-label={label}
    >
      <span style={{ width: `${share * 100}%` }} />
    </div>
  );
}
