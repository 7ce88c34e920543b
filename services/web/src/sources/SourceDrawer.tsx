import type { Source } from "@earshot/contract/source";
import { isAiling } from "@earshot/core/collect/arrange-sources";
import { sourceKindName } from "@earshot/core/collect/source-kind-names";
import { sourceServices } from "@earshot/core/collect/source-services";
import { Button, Drawer } from "@mantine/core";
import { IconTimeline } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import { CheckNow } from "./CheckNow.tsx";
import { ReachHint } from "./ReachHint.tsx";
import { SourceSettings } from "./SourceSettings.tsx";
import { NextCheck, Reason } from "./SourceHealth.tsx";
import { StateMark } from "./StateMark.tsx";
import classes from "./Sources.module.css";

interface SourceDrawerProps {
  source: Source;
  onClose: () => void;
}

/** One source in brief, beside the list, with what people decide about it; its history, gaps and attempts stand on its page. */
export function SourceDrawer({ source, onClose }: SourceDrawerProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const language = useLanguage();
  const hasServices = Object.keys(sourceServices[source.kind]).length > 0;
  return (
    <Drawer opened onClose={onClose} position="right" size={480} title={<bdi>{source.name}</bdi>}>
      <div className={classes["drawer"]}>
        <section>
          <div className={classes["drawer-head"]}>
            <StateMark state={source.state} />
            <CheckNow source={source} />
          </div>
          <Reason source={source} />
          {hasServices && isAiling(source) && (
            <ReachHint service={sourceKindName(source.kind, language)} reasonCode={source.reasonCode} />
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
      </div>
    </Drawer>
  );
}
