import type { MentionFilter } from "@earshot/contract/mention-filter";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { exportAddress, exportFormats } from "../api/mentions.ts";
import { useLanguage } from "../words/use-language.ts";

/** Takes the list along as it is filtered now. */
export function ExportMenu({ filter }: { filter: MentionFilter }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setIsOpen}>
      <Tooltip label={t("look.export")} disabled={isOpen}>
        <Menu.Target>
          <ActionIcon size={32} variant="default" aria-label={t("look.export")}>
            <IconDownload size={17} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>{t("look.exportHint")}</Menu.Label>
        {exportFormats.map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress(filter, format, language)} download>
            {t(`look.exportAs.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
