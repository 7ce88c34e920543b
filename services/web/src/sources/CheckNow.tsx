import type { Source } from "@earshot/contract/source";
import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePerson } from "../app/person.ts";
import { useSourceActions } from "./use-source-actions.tsx";

/** Has a source looked at now; nothing for those who may not, and where nobody is to look. */
export function CheckNow({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { check } = useSourceActions(source);
  if (!may("edit_sources") || source.state === "paused") return null;
  return (
    <Button
      leftSection={<IconRefresh size={15} aria-hidden />}
      loading={check.isPending}
      onClick={() => check.mutate()}
    >
      {t("sources.checkNow")}
    </Button>
  );
}
