import { Tooltip } from "@mantine/core";
import {
  IconFiles,
  IconInbox,
  IconListSearch,
  IconRss,
  IconServerCog,
  IconSettings,
  type Icon,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { System } from "../api/system.ts";
import { shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { settingsSections } from "../settings/settings-sections.ts";
import { usePerson } from "./person.ts";
import classes from "./Frame.module.css";

interface SectionLinksProps {
  system: System | undefined;
  /** Icons alone; names stand in tooltips. */
  isShort: boolean;
}

interface Section {
  to: "/triage" | "/stories" | "/sources" | "/watch-list" | "/system" | "/settings";
  name: string;
  icon: Icon;
  count?: { shown: number; words: string; isTrouble: boolean };
}

/** The sections of Earshot, each with the number that asks for attention. */
export function SectionLinks({ system, isShort }: SectionLinksProps) {
  const sections = useSections(system);
  const language = useLanguage();
  return sections.map(({ to, name, icon: SectionIcon, count }) => (
    <Tooltip key={to} label={name} position="right" disabled={!isShort}>
      <Link
        to={to}
        className={classes["section"] ?? ""}
        aria-label={count ? `${name}, ${count.words}` : name}
      >
        <SectionIcon size={20} stroke={1.6} aria-hidden />
        {!isShort && <span className={classes["name"]}>{name}</span>}
        {count && (
          <span
            className={classes["count"]}
            data-trouble={count.isTrouble || undefined}
            title={count.words}
            aria-hidden
          >
            {shortCount(count.shown, language)}
          </span>
        )}
      </Link>
    </Tooltip>
  ));
}

function useSections(system: System | undefined): Section[] {
  const { t } = useTranslation();
  const { may } = usePerson();
  const hasSettings = settingsSections.some(({ action }) => may(action));
  const open = system?.openCount ?? 0;
  const failing = system?.sourcesFailing ?? 0;
  const failedJobs = system?.failedJobs ?? 0;
  return [
    {
      to: "/triage",
      name: t("frame.triage"),
      icon: IconInbox,
      ...(open > 0 && { count: { shown: open, words: t("frame.open", { count: open }), isTrouble: false } }),
    },
    { to: "/stories", name: t("frame.stories"), icon: IconFiles },
    {
      to: "/sources",
      name: t("frame.sources"),
      icon: IconRss,
      ...(failing > 0 && {
        count: { shown: failing, words: t("frame.failing", { count: failing }), isTrouble: true },
      }),
    },
    { to: "/watch-list", name: t("frame.watchList"), icon: IconListSearch },
    {
      to: "/system",
      name: t("frame.system"),
      icon: IconServerCog,
      ...(failedJobs > 0 && {
        count: { shown: failedJobs, words: t("frame.failedJobs", { count: failedJobs }), isTrouble: true },
      }),
    },
    ...(hasSettings ? [{ to: "/settings" as const, name: t("frame.settings"), icon: IconSettings }] : []),
  ];
}
