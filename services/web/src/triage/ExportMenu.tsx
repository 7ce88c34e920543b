import type { MentionFilter } from "@earshot/contract/mention-filter";
import { ActionIcon } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../app/lazy-part.tsx";
import { Unfold } from "../app/Unfold.tsx";

const ExportItems = lazyPart(async () => (await import("./ExportItems.tsx")).ExportItems);

/** Takes the list along as it is filtered now. */
export function ExportMenu({ filter }: { filter: MentionFilter }) {
  const { t } = useTranslation();
  return (
    <Unfold
      kind="menu"
      position="bottom-end"
      button={
        <ActionIcon size={32} variant="default" aria-label={t("look.export")} data-hint={t("look.export")}>
          <IconDownload size={17} stroke={1.75} />
        </ActionIcon>
      }
    >
      <ExportItems filter={filter} />
    </Unfold>
  );
}
