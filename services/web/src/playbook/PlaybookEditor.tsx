import { playbookTextMax, type PlaybookText } from "@earshot/contract/playbook-version";
import type { Playbook } from "@earshot/core/respond/playbook";
import { SegmentedControl, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { playbookKey, previewPlaybook, savePlaybook } from "../api/playbook.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import classes from "./Playbook.module.css";
import { OlderVersion } from "./OlderVersion.tsx";
import { PlaybookDifferences } from "./PlaybookDifferences.tsx";
import { PlaybookForm } from "./PlaybookForm.tsx";
import { PlaybookTrial } from "./PlaybookTrial.tsx";
import { SaveVersion } from "./SaveVersion.tsx";
import { VersionTools } from "./VersionTools.tsx";

interface PlaybookEditorProps {
  text: PlaybookText;
  /** The version that holds: what is saved takes its place. */
  held: PlaybookText;
  /** Leads to the version that holds. */
  onSaved: () => void;
}

/** What is being written: by form or as text. Either goes to the server as text, for JSON is YAML too. */
type Written = { playbook: Playbook; yaml?: never } | { yaml: string; playbook?: never };

/** A version, by form or as text. It is tried on stored prompts first, then saved with a word on why. */
export function PlaybookEditor({ text, held, onSaved }: PlaybookEditorProps) {
  const { t } = useTranslation();
  const mayEdit = usePerson().may("edit_settings");
  const say = useSay();
  const [written, setWritten] = useState<Written>({ playbook: text.playbook });
  const yaml = written.yaml ?? JSON.stringify(written.playbook);
  const [note, setNote] = useState("");
  const trying = useMutation({
    mutationFn: async (of: string) => ({ of, found: await previewPlaybook(of) }),
    onError: say.failed,
  });
  const tried = trying.data?.of === yaml ? trying.data.found : undefined;
  const saving = useSaving(onSaved);
  const isEdited = yaml !== (written.yaml === undefined ? JSON.stringify(text.playbook) : text.yaml);
  const isOther = isEdited || text.playbookId !== held.playbookId;
  const take = async (file: File | null): Promise<void> => {
    if (file !== null && file.size <= playbookTextMax) setWritten({ yaml: await file.text() });
  };
  /** Comes to the other view with what was written so far; what is no playbook yet stays text, and says why. */
  const turn = async (to: string): Promise<void> => {
    if ((to === "yaml") === (written.yaml !== undefined)) return;
    if (!isEdited) return setWritten(to === "yaml" ? { yaml: text.yaml } : { playbook: text.playbook });
    const { read } = (await trying.mutateAsync(yaml)).found;
    if (read) setWritten(to === "yaml" ? { yaml: read.yaml } : { playbook: read.playbook });
    // A form that needs mending is text all the same.
    else if (to === "yaml") setWritten({ yaml: JSON.stringify(written.playbook, null, 2) });
  };
  const shown = written.playbook ?? tried?.read?.playbook ?? (isEdited ? null : text.playbook);
  const isOlder = text.playbookId !== held.playbookId;
  const outcome = (
    <>
      {isOther && shown && <PlaybookDifferences held={held.playbook} playbook={shown} />}
      {tried && <PlaybookTrial preview={tried} />}
      {tried?.problems.length === 0 && (
        <SaveVersion
          note={note}
          onNote={setNote}
          isBusy={saving.isPending}
          onSave={() => saving.mutate({ basedOn: held.playbookId, yaml, note: note.trim() })}
        />
      )}
      {statusOf(saving.error) === 409 && (
        <p className={classes["problems"]} role="alert">
          {t("playbook.meanwhile")}
        </p>
      )}
    </>
  );
  return (
    <div className={classes["editor"]}>
      {isOlder && (
        <OlderVersion
          number={text.playbookId}
          held={held.playbookId}
          mayRestore={mayEdit}
          isBusy={trying.isPending}
          onRestore={() => {
            setNote(t("playbook.restored", { number: text.playbookId }));
            trying.mutate(yaml);
          }}
          onLeave={onSaved}
        />
      )}
      {/* Beside the button: below it all rules of the version would stand in between. */}
      {isOlder && outcome}
      <div className={classes["views"]}>
        <b>{t("playbook.version", { number: text.playbookId })}</b>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-label={t("playbook.view")}
          value={written.yaml === undefined ? "form" : "yaml"}
          data={[
            { value: "form", label: t("playbook.form") },
            { value: "yaml", label: t("playbook.asText") },
          ]}
          onChange={(to) => void turn(to).catch(say.failed)}
        />
      </div>
      {written.yaml === undefined ? (
        <PlaybookForm
          playbook={written.playbook}
          readOnly={!mayEdit}
          onChange={(playbook) => setWritten({ playbook })}
        />
      ) : (
        <Textarea
          label={t("playbook.text", { number: text.playbookId })}
          classNames={{ input: classes["yaml"] ?? "" }}
          rows={26}
          spellCheck={false}
          readOnly={!mayEdit}
          maxLength={playbookTextMax}
          value={written.yaml}
          onChange={(event) => setWritten({ yaml: event.currentTarget.value })}
        />
      )}
      <VersionTools
        mayEdit={mayEdit}
        isOther={isOther}
        isEdited={isEdited}
        isTrying={trying.isPending}
        onTry={() => trying.mutate(yaml)}
        onFile={(file) => void take(file)}
        onDownload={() => download(isEdited ? yaml : text.yaml, `playbook-${text.playbookId}.yaml`)}
        onDiscard={() => setWritten({ playbook: text.playbook })}
      />
      {!isOlder && outcome}
    </div>
  );
}

function useSaving(onSaved: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSay();
  return useMutation({
    mutationFn: savePlaybook,
    onSuccess: () => {
      say.done(t("playbook.saved"));
      onSaved();
    },
    onError: say.failed,
    onSettled: () => client.invalidateQueries({ queryKey: playbookKey }),
  });
}

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
