import type { OpmlLineView, OpmlPreview } from "@earshot/contract/source-list";
import { Button, Checkbox, Modal, Textarea } from "@mantine/core";
import { IconFile } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { importOpml, previewOpml, sourcesQuery } from "../api/sources.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import { shownAddress } from "./shown-address.ts";
import { fileToBase64, opmlBytesMax, textToBase64 } from "./opml-file.ts";
import { FolderField } from "./SourceFields.tsx";
import classes from "./Sources.module.css";

/** Names of the sentences for what the server says of a file. */
const troubles = {
  too_large: "tooLarge",
  too_many: "tooManyLines",
  too_deep: "tooDeep",
  not_opml: "notOpml",
  doctype: "doctype",
  empty: "empty",
} as const;

function readTrouble(reason: string | undefined): (typeof troubles)[keyof typeof troubles] | undefined {
  return reason !== undefined && Object.hasOwn(troubles, reason)
    ? troubles[reason as keyof typeof troubles]
    : undefined;
}

/** Brings a list of feeds in: choose a file or paste it, see what would become of each line, take it. */
export function ImportOpml({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [base64, setBase64] = useState<string | null>(null);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const looking = useMutation({ mutationFn: previewOpml });
  const words = useFailureWords(looking.error);
  const look = (given: string): void => {
    setIsTooLarge(false);
    setBase64(given);
    looking.mutate(given);
  };
  const readFile = async (file: File): Promise<void> => {
    looking.reset();
    if (file.size > opmlBytesMax) setIsTooLarge(true);
    else look(await fileToBase64(file));
  };
  const reason = isTooLarge ? "too_large" : fieldErrors(looking.error)["base64"];
  const trouble = readTrouble(reason);
  const isBroken = isTooLarge || looking.isError;
  return (
    <Modal opened onClose={onClose} title={t("sources.opml.import")} size={640}>
      <p className={classes["lead"]}>{t("sources.opml.lead")}</p>
      <div className={classes["file"]}>
        <input
          ref={input}
          type="file"
          hidden
          accept=".opml,.xml,text/x-opml,text/xml,application/xml"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void readFile(file);
            event.currentTarget.value = "";
          }}
        />
        <Button
          size="sm"
          leftSection={<IconFile size={16} aria-hidden />}
          loading={looking.isPending}
          onClick={() => input.current?.click()}
        >
          {t("sources.opml.choose")}
        </Button>
        <Textarea
          size="xs"
          autosize
          minRows={1}
          maxRows={4}
          aria-label={t("sources.opml.paste")}
          placeholder={t("sources.opml.paste")}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {text.trim() !== "" && (
          <Button size="sm" onClick={() => look(textToBase64(text))}>
            {t("sources.look")}
          </Button>
        )}
      </div>
      {isBroken && (
        <div className={classes["refusal"]} role="alert">
          <b>{trouble === undefined ? words.what : t(`sources.opml.trouble.${trouble}`)}</b>
          {trouble === undefined && <p>{words.mend}</p>}
        </div>
      )}
      {base64 !== null && looking.data !== undefined && !isBroken && (
        <TakeLines key={looking.submittedAt} base64={base64} preview={looking.data} onClose={onClose} />
      )}
    </Modal>
  );
}

interface TakeLinesProps {
  base64: string;
  preview: OpmlPreview;
  onClose: () => void;
}

function canTake({ verdict }: OpmlLineView): boolean {
  return verdict === "new" || verdict === "retired";
}

function TakeLines({ base64, preview, onClose }: TakeLinesProps) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [into, setInto] = useState("");
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const taken = preview.lines
    .filter((line) => canTake(line) && !left.has(line.index))
    .map(({ index }) => index);
  const bringing = useMutation({
    mutationFn: () => importOpml(base64, taken, into),
    async onSuccess({ added, restored }) {
      await queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      say.done(t("sources.opml.done", { count: added.length + restored.length }));
      onClose();
    },
    onError: say.failed,
  });
  const count = (verdict: OpmlLineView["verdict"]): number =>
    preview.lines.filter((line) => line.verdict === verdict).length;
  const sums = (["new", "retired", "exists", "doubled", "refused"] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => `${t(`sources.opml.verdict.${verdict}`)}: ${String(count(verdict))}`);
  return (
    <>
      <p className={classes["recognised"]} role="status">
        {preview.title !== null && <bdi>{preview.title} · </bdi>}
        {sums.join(" · ")}
      </p>
      {preview.isCutOff && <p className={classes["refusal"]}>{t("sources.opml.cutOff")}</p>}
      <ul className={classes["lines"]}>
        {preview.lines.map((line) => (
          <OpmlLine
            key={line.index}
            line={line}
            isTaken={!left.has(line.index)}
            onTake={(isTaken) => {
              const next = new Set(left);
              if (isTaken) next.delete(line.index);
              else next.add(line.index);
              setLeft(next);
            }}
          />
        ))}
      </ul>
      <FolderField label={t("sources.opml.into")} folder={into} onFolder={setInto} />
      <Button
        mt={12}
        size="sm"
        variant="filled"
        fullWidth
        disabled={taken.length === 0}
        loading={bringing.isPending}
        onClick={() => bringing.mutate()}
      >
        {t("sources.addThem", { count: taken.length })}
      </Button>
      <p className={classes["why"]}>{t("sources.opml.background")}</p>
    </>
  );
}

interface OpmlLineProps {
  line: OpmlLineView;
  isTaken: boolean;
  onTake: (isTaken: boolean) => void;
}

function OpmlLine({ line, isTaken, onTake }: OpmlLineProps) {
  const { t } = useTranslation();
  const { name, url, folder, tags, verdict, refusal, existing } = line;
  const place = [folder?.replaceAll("/", " / "), ...tags].filter((each) => each !== undefined);
  const why =
    refusal !== null
      ? t(`sources.opml.refusal.${refusal}`)
      : verdict === "new"
        ? null
        : existing !== null && verdict !== "doubled"
          ? t(existing.isRetired ? "sources.isInArchive" : "sources.isCollected", { name: existing.name })
          : t(`sources.opml.verdict.${verdict}`);
  return (
    <li data-untaken={!canTake(line) || undefined}>
      {canTake(line) && (
        <Checkbox
          size="xs"
          checked={isTaken}
          aria-label={name}
          onChange={(event) => onTake(event.currentTarget.checked)}
        />
      )}
      <span>
        <bdi>{name === "" ? url : name}</bdi>
        <small>{[shownAddress(url), ...place].filter((each) => each !== "").join(" · ")}</small>
        {why !== null && <em>{why}</em>}
      </span>
    </li>
  );
}
