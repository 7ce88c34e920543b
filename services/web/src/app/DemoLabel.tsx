import { UnstyledButton } from "@mantine/core";
import { IconTheater } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { System } from "../api/system.ts";
import classes from "./Frame.module.css";
import { Unfold } from "./Unfold.tsx";

interface DemoLabelProps extends Pick<System, "demoRests"> {
  isShort: boolean;
}

/** Says that nothing here is real, whether it goes on, and how to get rid of it. */
export function DemoLabel({ demoRests, isShort }: DemoLabelProps) {
  const { t } = useTranslation();
  const name = demoRests === "now" ? "frame.demoResting" : "frame.demo";
  return (
    <Unfold
      kind="note"
      position="right-end"
      width={300}
      button={
        <UnstyledButton className={classes["demo"]}>
          <IconTheater size={18} stroke={1.6} aria-hidden />
          <span className={classes["demo-name"]} data-short={isShort || undefined}>
            {t(isShort ? "frame.demoShort" : name)}
          </span>
        </UnstyledButton>
      }
    >
      <div className={classes["demo-hint"]}>
        {demoRests !== "now" && <p>{t("frame.demoHint")}</p>}
        {demoRests !== null && <p>{t(`frame.demoRests.${demoRests}`)}</p>}
      </div>
    </Unfold>
  );
}
