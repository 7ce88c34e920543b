import { Button, FileInput, Group, Modal, Switch } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/client.ts";
import { importDashboard } from "../api/dashboards.ts";
import { useBoardDeeds } from "./use-board-deeds.tsx";

const charsMax = 200_000;

/** A dashboard from a file that another installation exported. */
export function ImportDialog({ mayEditTeam, onClose }: { mayEditTeam: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { refresh } = useBoardDeeds();
  const [file, setFile] = useState<File | null>(null);
  const [isTeam, setTeam] = useState(false);
  const read = useMutation({
    mutationFn: async (given: File) => importDashboard((await given.text()).slice(0, charsMax), isTeam),
    onSuccess: async (made) => {
      await refresh();
      onClose();
      void navigate({ to: "/reports/dashboards/$boardKey", params: { boardKey: made.key }, search: {} });
    },
  });
  const why =
    read.error instanceof ApiError
      ? (read.error.problem.errors?.map(({ field, message }) => `${field}: ${message}`).join("; ") ??
        read.error.message)
      : null;
  return (
    <Modal opened onClose={onClose} title={t("dashboards.import")} size={440}>
      <FileInput
        data-autofocus
        label={t("dashboards.file")}
        description={t("dashboards.fileHint")}
        accept=".yaml,.yml,.json"
        value={file}
        onChange={setFile}
        error={read.isError ? t("dashboards.fileWrong", { why: why ?? "" }) : undefined}
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
        <Button
          variant="filled"
          loading={read.isPending}
          disabled={file === null}
          onClick={() => file !== null && read.mutate(file)}
        >
          {t("dashboards.import")}
        </Button>
      </Group>
    </Modal>
  );
}
