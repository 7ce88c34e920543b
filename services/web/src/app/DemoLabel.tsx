import { Popover, UnstyledButton } from "@mantine/core";
import { IconTheater } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Frame.module.css";

/** Says that nothing here is real, and how to get rid of it. */
export function DemoLabel({ isShort }: { isShort: boolean }) {
  const { t } = useTranslation();
  return (
    <Popover width={300} position="right-end" withArrow={false}>
      <Popover.Target>
        <UnstyledButton className={classes["demo"]} aria-label={t("frame.demo")}>
          <IconTheater size={18} stroke={1.6} aria-hidden />
          <span className={classes["demo-name"]} data-short={isShort || undefined}>
            {t(isShort ? "frame.demoShort" : "frame.demo")}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p style={{ fontSize: 13, overflowWrap: "anywhere" }}>{t("frame.demoHint")}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
