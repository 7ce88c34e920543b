import { ActionIcon, Menu } from "@mantine/core";
import {
  IconChartBar,
  IconDots,
  IconFileTypeCsv,
  IconFileTypePng,
  IconFileTypeSvg,
  IconListDetails,
  IconTable,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface WidgetMenuProps {
  isTable?: boolean;
  onTable?: ((isTable: boolean) => void) | undefined;
  onPosts?: (() => void) | undefined;
  onPng?: (() => void) | undefined;
  onSvg?: (() => void) | undefined;
  onCsv?: (() => void) | undefined;
}

/** What can be done with a widget. */
export function WidgetMenu({ isTable = false, onTable, onPosts, onPng, onSvg, onCsv }: WidgetMenuProps) {
  const { t } = useTranslation();
  const hasPicture = !isTable;
  if (onTable === undefined && onPosts === undefined && onCsv === undefined) return null;
  return (
    <>
      {onTable !== undefined && (
        <ActionIcon
          size="sm"
          aria-pressed={isTable}
          aria-label={t("dashboards.asTable")}
          data-hint={t(isTable ? "dashboards.asChart" : "dashboards.asTable")}
          onClick={() => onTable(!isTable)}
        >
          {isTable ? (
            <IconChartBar size={15} stroke={1.75} aria-hidden />
          ) : (
            <IconTable size={15} stroke={1.75} aria-hidden />
          )}
        </ActionIcon>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("dashboards.widgetMenu")}>
            <IconDots size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {onPosts !== undefined && (
            <Menu.Item leftSection={<IconListDetails size={15} aria-hidden />} onClick={onPosts}>
              {t("dashboards.showPosts")}
            </Menu.Item>
          )}
          {onPng !== undefined && hasPicture && (
            <Menu.Item leftSection={<IconFileTypePng size={15} aria-hidden />} onClick={onPng}>
              {t("dashboards.asPng")}
            </Menu.Item>
          )}
          {onSvg !== undefined && hasPicture && (
            <Menu.Item leftSection={<IconFileTypeSvg size={15} aria-hidden />} onClick={onSvg}>
              {t("dashboards.asSvg")}
            </Menu.Item>
          )}
          {onCsv !== undefined && (
            <Menu.Item leftSection={<IconFileTypeCsv size={15} aria-hidden />} onClick={onCsv}>
              {t("dashboards.asCsv")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
