import type { MentionFilter } from "@earshot/contract/mention-filter";
import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { exportAddress, exportFormats } from "../api/mentions.ts";
import { useLanguage } from "../words/use-language.ts";

/** The kinds of files that the list can be taken along as. */
export function ExportItems({ filter }: { filter: MentionFilter }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <Menu.Label>{t("look.exportHint")}</Menu.Label>
      {exportFormats.map((format) => (
        <Menu.Item key={format} component="a" href={exportAddress(filter, format, language)} download>
          {t(`look.exportAs.${format}`)}
        </Menu.Item>
      ))}
    </>
  );
}
