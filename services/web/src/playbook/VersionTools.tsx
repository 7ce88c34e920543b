import { Button, FileButton, Group } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface VersionToolsProps {
  mayEdit: boolean;
  /** What is shown differs from the version that holds. */
  isOther: boolean;
  isEdited: boolean;
  isTrying: boolean;
  onTry: () => void;
  onFile: (file: File | null) => void;
  onDownload: () => void;
  onDiscard: () => void;
}

/** What can be done with the version shown: try it, take it from a file or as one, give up what was edited. */
export function VersionTools(props: VersionToolsProps) {
  const { t } = useTranslation();
  const { mayEdit, isOther, isEdited, isTrying } = props;
  return (
    <Group gap={8}>
      {mayEdit && (
        <Button disabled={!isOther} loading={isTrying} onClick={props.onTry}>
          {t("playbook.try")}
        </Button>
      )}
      {mayEdit && (
        <FileButton accept=".yaml,.yml,text/yaml" onChange={props.onFile}>
          {(button) => (
            <Button {...button} variant="subtle" leftSection={<IconUpload size={15} aria-hidden />}>
              {t("playbook.takeIn")}
            </Button>
          )}
        </FileButton>
      )}
      <Button
        variant="subtle"
        leftSection={<IconDownload size={15} aria-hidden />}
        onClick={props.onDownload}
      >
        {t("playbook.download")}
      </Button>
      {isEdited && (
        <Button variant="subtle" onClick={props.onDiscard}>
          {t("playbook.discard")}
        </Button>
      )}
    </Group>
  );
}
