import type { ExportedList } from "@earshot/core/report/exported-lists";
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { exportFormats, listAddress, type ExportFilter } from "../api/exports.ts";
import { useLanguage } from "../words/use-language.ts";

export interface Exported {
  list: ExportedList;
  /** What of the list is shown. */
  filter: ExportFilter;
}

/** The list of a page as a file, under the filter that is shown. Stands at the end of the head of the list. */
export function ExportMenu({ list, filter }: Exported) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button leftSection={<IconDownload size={15} aria-hidden />}>{t("exports.open")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={listAddress(list, filter, { format, language })}
            download
          >
            {t(`exports.as.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Label fw={400}>{t("exports.hint")}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
