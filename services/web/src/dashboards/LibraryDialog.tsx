import { Modal, UnstyledButton } from "@mantine/core";
import {
  IconChartAreaLine,
  IconChartBar,
  IconChartDonut,
  IconChartLine,
  IconGridDots,
  IconList,
  IconNumber123,
  IconStack2,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Library.module.css";
import { widgetLibrary, type LibraryWidget } from "./widget-library.ts";

const icons = {
  number: IconNumber123,
  line: IconChartLine,
  area: IconChartAreaLine,
  bar: IconChartBar,
  stacked: IconStack2,
  donut: IconChartDonut,
  table: IconList,
  heat: IconGridDots,
} as const;

interface LibraryDialogProps {
  onTake: (taken: LibraryWidget) => void;
  onClose: () => void;
}

/** Widgets to take, each with a picture and a sentence. */
export function LibraryDialog({ onTake, onClose }: LibraryDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t("dashboards.library")} size={720}>
      <ul className={classes["library"]}>
        {widgetLibrary.map((each) => {
          const Icon = icons[each.chart];
          return (
            <li key={each.key}>
              <UnstyledButton onClick={() => onTake(each)}>
                <Icon size={26} stroke={1.5} aria-hidden />
                <b>{t(`dashboards.shelf.${each.key}.name`)}</b>
                <span>{t(`dashboards.shelf.${each.key}.text`)}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
