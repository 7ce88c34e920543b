import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "../api/session.ts";
import { systemQuery } from "../api/system.ts";
import { ConnectionNotice } from "./ConnectionNotice.tsx";
import { DemoLabel } from "./DemoLabel.tsx";
import classes from "./Frame.module.css";
import { PersonMenu } from "./PersonMenu.tsx";
import { SectionLinks } from "./SectionLinks.tsx";
import { useLive } from "./use-live.ts";
import { useScreen } from "./use-screen.ts";

/** What stands around every page: the sections, whose data this is, who is signed in, and the state of the connection. */
export function Frame() {
  const { t } = useTranslation();
  const screen = useScreen();
  const connection = useLive();
  const { data: system } = useQuery(systemQuery);
  useLeaveWhenSignedOut();
  const demo = system?.isDemo === true && <DemoLabel isShort={screen !== "desk"} />;
  return (
    <div className={classes["frame"]} data-screen={screen}>
      <a className={classes["skip"]} href="#content">
        {t("frame.skip")}
      </a>
      {screen === "phone" ? (
        <header className={classes["top"]}>
          <Brand />
          {demo}
          <span className={classes["spring"]} />
          <PersonMenu isShort />
        </header>
      ) : (
        <nav className={classes["rail"]} aria-label={t("frame.menu")}>
          <Brand isShort={screen === "tablet"} />
          <SectionLinks system={system} isShort={screen === "tablet"} />
          <span className={classes["spring"]} />
          {demo}
          <PersonMenu isShort={screen === "tablet"} />
        </nav>
      )}
      <main id="content" className={classes["content"]} tabIndex={-1}>
        <ConnectionNotice connection={connection} />
        <div className={classes["page"]}>
          <Outlet />
        </div>
      </main>
      {screen === "phone" && (
        <nav className={classes["bottom"]} aria-label={t("frame.menu")}>
          <SectionLinks system={system} isShort={false} />
        </nav>
      )}
    </div>
  );
}

function Brand({ isShort = false }: { isShort?: boolean }) {
  return (
    <span className={classes["brand"]}>
      <img src="/favicon.svg" alt="" width={22} height={22} />
      <span hidden={isShort}>Earshot</span>
    </span>
  );
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
