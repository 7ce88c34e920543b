import type { Source } from "@earshot/contract/source";
import { Button, Drawer } from "@mantine/core";
import { IconRefresh, IconTimeline } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { SourceBackfill } from "./SourceBackfill.tsx";
import { SourceChecks } from "./SourceChecks.tsx";
import { SourceSettings } from "./SourceSettings.tsx";
import { NextCheck, Reason } from "./SourceHealth.tsx";
import { StateMark } from "./StateMark.tsx";
import classes from "./Sources.module.css";
import { useSourceActions } from "./use-source-actions.tsx";

interface SourceDrawerProps {
  source: Source;
  onClose: () => void;
}

/** One source in full: its state, its settings, every attempt to read it. */
export function SourceDrawer({ source, onClose }: SourceDrawerProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { check } = useSourceActions(source);
  return (
    <Drawer opened onClose={onClose} position="right" size={480} title={<bdi>{source.name}</bdi>}>
      <div className={classes["drawer"]}>
        <section>
          <div className={classes["drawer-head"]}>
            <StateMark state={source.state} />
            {may("edit_sources") && source.state !== "paused" && (
              <Button
                leftSection={<IconRefresh size={15} aria-hidden />}
                loading={check.isPending}
                onClick={() => check.mutate()}
              >
                {t("sources.checkNow")}
              </Button>
            )}
          </div>
          <Reason source={source} />
          {source.reasonRaw !== null && (
            <p className={classes["raw"]}>
              {t("sources.raw")}: <bdi>{source.reasonRaw}</bdi>
            </p>
          )}
          <p className={classes["address"]}>
            <OutLink url={source.url} isFull />
          </p>
          <p className={classes["since"]}>
            {t("sources.column.next")}: <NextCheck source={source} />
          </p>
          <Button
            component={Link}
            to={`/sources/${source.sourceId}`}
            size="compact-sm"
            mt={8}
            leftSection={<IconTimeline size={15} aria-hidden />}
          >
            {t("sources.timeline")}
          </Button>
        </section>
        {may("edit_sources") && <SourceSettings key={source.sourceId} source={source} />}
        <SourceBackfill sourceId={source.sourceId} />
        <section>
          <h2>{t("sources.checks")}</h2>
          <SourceChecks sourceId={source.sourceId} />
        </section>
      </div>
    </Drawer>
  );
}
