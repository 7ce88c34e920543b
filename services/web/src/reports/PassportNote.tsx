import type { Passport } from "@earshot/core/report/metrics/passport";
import { ActionIcon, Popover } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./PassportNote.module.css";

interface Room {
  /** Pixels between the number and the edge of the window. */
  availableHeight: number;
  elements: { floating: HTMLElement };
}

interface PassportNoteProps {
  passport: Passport;
  /** What this one number was made from: terms and descriptions, behind what holds for all numbers of its kind. */
  children?: ReactNode;
}

/** On a phone there is often less room below a number than its passport is long: it is then scrolled, not cut off. */
function keepWithin({ availableHeight, elements }: Room): void {
  elements.floating.style.setProperty("--room", `${Math.max(0, Math.floor(availableHeight))}px`);
}

/** What a number is and how it comes about, one click away from it. */
export function PassportNote({ passport, children }: PassportNoteProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = passport.name[language];
  return (
    <Popover
      width={360}
      position="bottom-start"
      shadow="md"
      withinPortal
      middlewares={{ flip: true, shift: true, size: { padding: 8, apply: keepWithin } }}
    >
      <Popover.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={t("reports.passport", { name })}>
          <IconInfoCircle size={15} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes["note"] ?? ""}>
        <dl className={classes["passport"]}>
          <dt>{name}</dt>
          <dd>{passport.formula[language]}</dd>
          <dt>{t("reports.exclusions")}</dt>
          <dd>{passport.exclusions[language]}</dd>
          <dt>{t("reports.interval")}</dt>
          <dd>{passport.interval[language]}</dd>
          {children}
          <dd className={classes["version"]}>{t("reports.version", { version: passport.version })}</dd>
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
