import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "../api/session.ts";
import { systemQuery } from "../api/system.ts";
import { AlertBell } from "./AlertBell.tsx";
import { InboxButton } from "../inbox/InboxButton.tsx";
import { PaletteHost } from "../palette/PaletteHost.tsx";
import { ConnectionNotice } from "./ConnectionNotice.tsx";
import { DemoLabel } from "./DemoLabel.tsx";
import { HintLayer } from "./HintLayer.tsx";
import classes from "./Frame.module.css";
import { usePerson } from "./person.ts";
import { PersonMenu } from "./PersonMenu.tsx";
import { SectionLinks } from "./SectionLinks.tsx";
import { useSettle } from "./settled.ts";
import { Unfolded } from "./Unfold.tsx";
import { UpdateNotice } from "./UpdateNotice.tsx";
import { useLive } from "./use-live.ts";
import { useScreen } from "./use-screen.ts";
import { hasChosenLanguage, speak } from "../words/start-words.ts";

/** A thumb finds this many places; the rest is one more touch away. */
const shownOnPhone = 4;

/** What stands around every page: the sections, whose data this is, who is signed in, and the state of the connection. */
export function Frame() {
  const { t } = useTranslation();
  const screen = useScreen();
  const connection = useLive();
  const { data: system } = useQuery(systemQuery);
  useLeaveWhenSignedOut();
  useOwnLanguage();
  useTitle(system?.team.name ?? "");
  // Triage says itself when its list is seen.
  useSettle(useLocation().pathname !== "/triage", Unfolded.preload);
  const demo = system?.isDemo === true && (
    <DemoLabel demoRests={system.demoRests} isShort={screen !== "desk"} />
  );
  return (
    <div className={classes["frame"]} data-screen={screen}>
      <PaletteHost />
      <HintLayer />
      <a className={classes["skip"]} href="#content">
        {t("frame.skip")}
      </a>
      {screen === "phone" ? (
        <header className={classes["top"]}>
          <Brand team={system?.team.name ?? ""} />
          {demo}
          <span className={classes["spring"]} />
          <AlertBell system={system} isShort />
          <InboxButton isShort />
          <PersonMenu isShort />
        </header>
      ) : (
        <nav className={classes["rail"]} aria-label={t("frame.menu")}>
          <Brand team={system?.team.name ?? ""} isShort={screen === "tablet"} />
          <SectionLinks system={system} isShort={screen === "tablet"} />
          <span className={classes["spring"]} />
          <AlertBell system={system} isShort={screen === "tablet"} />
          {demo}
          <InboxButton isShort={screen === "tablet"} />
          <PersonMenu isShort={screen === "tablet"} />
        </nav>
      )}
      <main id="content" className={classes["content"]} tabIndex={-1}>
        <ConnectionNotice connection={connection} />
        <UpdateNotice />
        <div className={classes["page"]}>
          <Outlet />
        </div>
      </main>
      {screen === "phone" && (
        <nav className={classes["bottom"]} aria-label={t("frame.menu")}>
          <SectionLinks system={system} isShort={false} shownMax={shownOnPhone} />
        </nav>
      )}
    </div>
  );
}

function Brand({ team, isShort = false }: { team: string; isShort?: boolean }) {
  return (
    <span className={classes["brand"]}>
      <img src="/favicon.svg" alt="" width={22} height={22} />
      <span className={classes["brand-name"]} hidden={isShort}>
        Earshot
        {team !== "" && <small>{team}</small>}
      </span>
    </span>
  );
}

/** The name of the section and of the team in the title of the browser's tab. */
function useTitle(team: string): void {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const names: Record<string, string> = {
    "/triage": t("frame.triage"),
    "/stories": t("frame.stories"),
    "/incidents": t("frame.incidents"),
    "/alerts": t("frame.alertsPage"),
    "/minute": t("frame.minute"),
    "/drafts": t("frame.drafts"),
    "/authors": t("frame.authors"),
    "/sources": t("frame.sources"),
    "/coverage": t("frame.coverage"),
    "/imports": t("frame.imports"),
    "/reports": t("frame.reports"),
    "/watch-list": t("frame.watchList"),
    "/system": t("frame.system"),
    "/account": t("frame.profile"),
    "/settings": t("frame.settings"),
  };
  const name = names[/^\/[^/]*/.exec(pathname)?.[0] ?? ""];
  useEffect(() => {
    document.title = [name, "Earshot", team].filter(Boolean).join(" · ");
  }, [name, team]);
}

/** The language that the person is known to speak, unless another one was chosen in this browser. */
function useOwnLanguage(): void {
  const { person } = usePerson();
  const language = person?.language;
  useEffect(() => {
    if (language !== undefined && !hasChosenLanguage()) void speak(language, { isKept: false });
  }, [language]);
}

/** A session can end while the page is open: then the sign-in comes, and leads back here. */
function useLeaveWhenSignedOut(): void {
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  const { href } = useLocation();
  useEffect(() => {
    if (session === null) void navigate({ to: "/sign-in", search: { next: href }, replace: true });
  }, [session, navigate, href]);
}
