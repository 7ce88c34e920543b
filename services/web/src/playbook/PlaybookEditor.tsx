import { playbookTextMax, type PlaybookText } from "@earshot/contract/playbook-version";
import { Button, FileButton, Group, Textarea, TextInput } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { playbookKey, previewPlaybook, savePlaybook } from "../api/playbook.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import classes from "./Playbook.module.css";
import { PlaybookTrial } from "./PlaybookTrial.tsx";

interface PlaybookEditorProps {
  text: PlaybookText;
  /** The version that holds: what is saved takes its place. */
  heldId: number;
  onSaved: () => void;
}

/** A version as text. It is tried on stored prompts first, then saved with a word on why. */
export function PlaybookEditor({ text, heldId, onSaved }: PlaybookEditorProps) {
  const { t } = useTranslation();
  const mayEdit = usePerson().may("edit_settings");
  const say = useSay();
  const [yaml, setYaml] = useState(text.yaml);
  const [note, setNote] = useState("");
  const trying = useMutation({
    mutationFn: async (of: string) => ({ of, found: await previewPlaybook(of) }),
    onError: say.failed,
  });
  const saving = useSaving(onSaved);
  const isOther = yaml !== text.yaml || text.playbookId !== heldId;
  const tried = trying.data?.of === yaml ? trying.data.found : undefined;
  const take = async (file: File | null): Promise<void> => {
    if (file !== null && file.size <= playbookTextMax) setYaml(await file.text());
  };
  return (
    <div className={classes["editor"]}>
      <Textarea
        label={t("playbook.text", { number: text.playbookId })}
        classNames={{ input: classes["yaml"] ?? "" }}
        rows={26}
        spellCheck={false}
        readOnly={!mayEdit}
        maxLength={playbookTextMax}
        value={yaml}
        onChange={(event) => setYaml(event.currentTarget.value)}
      />
      <Group gap={8}>
        {mayEdit && (
          <Button disabled={!isOther} loading={trying.isPending} onClick={() => trying.mutate(yaml)}>
            {t("playbook.try")}
          </Button>
        )}
        {mayEdit && (
          <FileButton accept=".yaml,.yml,text/yaml" onChange={(file) => void take(file)}>
            {(props) => (
              <Button {...props} variant="subtle" leftSection={<IconUpload size={15} aria-hidden />}>
                {t("playbook.takeIn")}
              </Button>
            )}
          </FileButton>
        )}
        <Button
          variant="subtle"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => download(yaml, `playbook-${text.playbookId}.yaml`)}
        >
          {t("playbook.download")}
        </Button>
        {yaml !== text.yaml && (
          <Button variant="subtle" onClick={() => setYaml(text.yaml)}>
            {t("playbook.discard")}
          </Button>
        )}
      </Group>
      {tried && <PlaybookTrial preview={tried} />}
      {tried && tried.problems.length === 0 && (
        <form
          className={classes["save"]}
          onSubmit={(event) => {
            event.preventDefault();
            saving.mutate({ basedOn: heldId, yaml, note: note.trim() });
          }}
        >
          <TextInput
            label={t("playbook.note")}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" loading={saving.isPending}>
            {t("playbook.save")}
          </Button>
        </form>
      )}
      {statusOf(saving.error) === 409 && (
        <p className={classes["problems"]} role="alert">
          {t("playbook.meanwhile")}
        </p>
      )}
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
