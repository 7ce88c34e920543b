import type { Dashboard } from "@earshot/contract/dashboard";
import { Button, Group, Modal, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { useBoardDeeds } from "./use-board-deeds.tsx";

interface MakeDialogProps {
  /** Null: an empty one. */
  copyOf: Dashboard | null;
  mayEditTeam: boolean;
  onClose: () => void;
}

/** A name for a dashboard of one's own, and who sees it. */
export function MakeDialog({ copyOf, mayEditTeam, onClose }: MakeDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { make } = useBoardDeeds();
  const [name, setName] = useState(
    copyOf === null ? "" : t("dashboards.copyName", { name: copyOf.name[language] }).slice(0, 80),
  );
  const [isTeam, setTeam] = useState(false);
  const trimmed = name.trim();
  const save = async (): Promise<void> => {
    const body =
      copyOf === null
        ? { definition: { name: { ru: trimmed, en: trimmed } }, isTeam }
        : { copyOf: copyOf.key, name: trimmed, isTeam };
    await make.mutateAsync(body).then(onClose, () => undefined);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(copyOf === null ? "dashboards.new" : "dashboards.copy")}
      size={440}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          label={t("dashboards.name")}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {mayEditTeam && (
          <Switch
            mt={12}
            label={t("dashboards.forTeam")}
            checked={isTeam}
            onChange={(event) => setTeam(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={make.isPending} disabled={trimmed === ""}>
            {t("dashboards.make")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
