import { useQuery } from "@tanstack/react-query";
import {
  IconBell,
  IconCalendar,
  IconCertificate,
  IconChartDots,
  IconCoffee,
  IconDots,
  IconFiles,
  IconFlame,
  IconInbox,
  IconListSearch,
  IconPencil,
  IconRss,
  IconServerCog,
  IconSettings,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import type { LinkProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { alertCountsQuery } from "../api/alerts.ts";
import { draftsQuery } from "../api/drafts.ts";
import type { System } from "../api/system.ts";
import { shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { settingsSections } from "../settings/settings-sections.ts";
import { lazyPart } from "./lazy-part.tsx";
import { usePerson } from "./person.ts";
import { Unfold } from "./Unfold.tsx";
import classes from "./Frame.module.css";

const SectionItems = lazyPart(async () => (await import("./SectionItems.tsx")).SectionItems);

interface SectionLinksProps {
  system: System | undefined;
  /** Icons alone; names stand in tooltips. */
  isShort: boolean;
  /** What does not fit stands in a menu at the end. */
  shownMax?: number;
}

export interface Section {
  to: NonNullable<LinkProps["to"]>;
  name: string;
  icon: Icon;
  /** Addresses of its pages that do not begin with its own. */
  within?: readonly string[];
  count?: { shown: number; words: string; isTrouble: boolean };
}

/** The sections of Earshot, each with the number that asks for attention. */
export function SectionLinks({ system, isShort, shownMax = Number.POSITIVE_INFINITY }: SectionLinksProps) {
  const sections = useSections(system);
  const rest = sections.slice(shownMax);
  return (
    <>
      {sections.slice(0, shownMax).map((section) => (
        <SectionLink key={section.to} section={section} isShort={isShort} />
      ))}
      {rest.length > 0 && <MoreSections sections={rest} />}
    </>
  );
}

function SectionLink({ section, isShort }: { section: Section; isShort: boolean }) {
  const language = useLanguage();
  const { to, name, icon: SectionIcon, count } = section;
  const { pathname } = useLocation();
  // What hangs from a section without standing below its address.
  const isWithin = section.within?.some((each) => pathname.startsWith(each)) === true;
  return (
    <Link
      to={to}
      className={classes["section"] ?? ""}
      {...(isWithin && { "data-status": "active" })}
      data-hint={isShort ? name : undefined}
      data-hint-side="right"
    >
      <SectionIcon size={20} stroke={1.6} aria-hidden />
      {isShort ? <span className="unseen">{name}</span> : <span className={classes["name"]}>{name}</span>}
      {count && (
        <>
          <span
            className={classes["count"]}
            data-trouble={count.isTrouble || undefined}
            title={count.words}
            aria-hidden
          >
            {shortCount(count.shown, language)}
          </span>
          <span className="unseen">, {count.words}</span>
        </>
      )}
    </Link>
  );
}

function MoreSections({ sections }: { sections: readonly Section[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const here = sections.find(({ to, within = [] }) =>
    [to, ...within].some((each) => pathname.startsWith(each)),
  );
  const isTrouble = sections.some(({ count }) => count?.isTrouble === true);
  return (
    <Unfold
      kind="menu"
      position="top-end"
      width={220}
      button={
        <button
          type="button"
          className={classes["section"]}
          data-status={here === undefined ? undefined : "active"}
          data-trouble={isTrouble || undefined}
        >
          <IconDots size={20} stroke={1.6} aria-hidden />
          <span className={classes["name"]}>{here?.name ?? t("frame.more")}</span>
        </button>
      }
    >
      <SectionItems sections={sections} />
    </Unfold>
  );
}

/** The sections that this person may open, in their order. */
export function useSections(system: System | undefined): Section[] {
  const { t } = useTranslation();
  const { may, person } = usePerson();
  const hasSettings = settingsSections.some(({ action }) => may(action));
  const open = system?.openCount ?? 0;
  const alerts = useQuery(alertCountsQuery).data?.open ?? 0;
  const waiting = useQuery({ ...draftsQuery("waiting"), enabled: may("respond") }).data?.drafts.length ?? 0;
  const failing = system?.sourcesFailing ?? 0;
  const failedJobs = system?.failedJobs ?? 0;
  return [
    ...(person?.role === "executive"
      ? [{ to: "/minute" as const, name: t("frame.minute"), icon: IconCoffee }]
      : []),
    {
      to: "/triage",
      name: t("frame.triage"),
      icon: IconInbox,
      ...(open > 0 && { count: { shown: open, words: t("frame.open", { count: open }), isTrouble: false } }),
    },
    { to: "/stories", name: t("frame.stories"), icon: IconFiles },
    { to: "/incidents", name: t("frame.incidents"), icon: IconFlame },
    {
      to: "/alerts",
      name: t("frame.alertsPage"),
      icon: IconBell,
      ...(alerts > 0 && {
        count: { shown: alerts, words: t("frame.waitingAlerts", { count: alerts }), isTrouble: true },
      }),
    },
    { to: "/facts", name: t("frame.facts"), icon: IconCertificate, within: ["/claims"] },
    {
      to: "/drafts",
      name: t("frame.drafts"),
      icon: IconPencil,
      ...(waiting > 0 && {
        count: { shown: waiting, words: t("frame.waitingDrafts", { count: waiting }), isTrouble: true },
      }),
    },
    { to: "/calendar", name: t("frame.calendar"), icon: IconCalendar, within: ["/key-messages"] },
    { to: "/authors", name: t("frame.authors"), icon: IconUsers },
    { to: "/reports", name: t("frame.reports"), icon: IconChartDots },
    {
      to: "/sources",
      name: t("frame.sources"),
      icon: IconRss,
      within: ["/coverage", "/imports"],
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
