import { UnstyledButton } from "@mantine/core";
import { IconTheater } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Frame.module.css";
import { Unfold } from "./Unfold.tsx";

/** Says that nothing here is real, and how to get rid of it. */
export function DemoLabel({ isShort }: { isShort: boolean }) {
  const { t } = useTranslation();
  return (
    <Unfold
      kind="note"
      position="right-end"
      width={300}
      button={
        <UnstyledButton className={classes["demo"]}>
          <IconTheater size={18} stroke={1.6} aria-hidden />
          <span className={classes["demo-name"]} data-short={isShort || undefined}>
            {t(isShort ? "frame.demoShort" : "frame.demo")}
          </span>
        </UnstyledButton>
      }
    >
      <p style={{ fontSize: 13, overflowWrap: "anywhere" }}>{t("frame.demoHint")}</p>
    </Unfold>
  );
}
