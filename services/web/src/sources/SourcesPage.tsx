import type { Source } from "@earshot/contract/source";
import { Button, SegmentedControl, Skeleton, TextInput } from "@mantine/core";
import { IconPlus, IconRss, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sourcesQuery } from "../api/sources.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import { AddSource } from "./AddSource.tsx";
import { findSources, isAiling, orderSources } from "./order-sources.ts";
import { SourceDrawer } from "./SourceDrawer.tsx";
import { SourceTable } from "./SourceTable.tsx";
import classes from "./Sources.module.css";

/** Where posts come from: health of every source with its reason in words, and what mends it. */
export function SourcesPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(sourcesQuery);
  const [isAdding, setIsAdding] = useState(false);
  const [openedId, setOpenedId] = useState<number | null>(null);
  const opened = query.data?.find(({ sourceId }) => sourceId === openedId) ?? null;
  return (
    <Page>
      <PageHead title={t("sources.title")} lead={t("sources.lead")}>
        {may("edit_sources") && (
          <Button
            variant="filled"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            {t("sources.add")}
          </Button>
        )}
      </PageHead>
      {query.data ? (
        <SourceList sources={query.data} onOpen={setOpenedId} />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <SourceSkeleton />
      )}
      {isAdding && <AddSource onClose={() => setIsAdding(false)} />}
      {opened !== null && <SourceDrawer source={opened} onClose={() => setOpenedId(null)} />}
    </Page>
  );
}

interface SourceListProps {
  sources: readonly Source[];
  onOpen: (sourceId: number) => void;
}

function SourceList({ sources, onOpen }: SourceListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [words, setWords] = useState("");
  const [view, setView] = useState("all");
  const ailing = sources.filter(isAiling).length;
  const wanted = findSources(view === "ailing" ? sources.filter(isAiling) : sources, words);
  if (sources.length === 0) {
    return (
      <Empty icon={<IconRss size={28} stroke={1.5} aria-hidden />} title={t("sources.empty")}>
        <p>{t("sources.emptyText")}</p>
      </Empty>
    );
  }
  return (
    <>
      <div className={classes["tools"]}>
        <TextInput
          type="search"
          size="xs"
          className={classes["find"] ?? ""}
          aria-label={t("sources.find")}
          placeholder={t("sources.find")}
          leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          value={view}
          data={[
            { value: "all", label: t("sources.all") },
            { value: "ailing", label: `${t("sources.ailing")} · ${ailing}` },
          ]}
          onChange={setView}
        />
        <span className={classes["sum"]} role="status">
          {ailing === 0 ? t("sources.allWell") : t("sources.ailingCount", { count: ailing })}
        </span>
      </div>
      {wanted.length === 0 ? (
        <p className={classes["none"]}>
          {view === "ailing" && ailing === 0 ? t("sources.allWell") : t("sources.noneFound")}
        </p>
      ) : (
        <SourceTable sources={orderSources(wanted, language)} onOpen={onOpen} />
      )}
    </>
  );
}

function SourceSkeleton() {
  return (
    <div aria-busy="true">
      {[70, 55, 62, 48, 66, 58, 51, 64].map((width) => (
        <div className={classes["skeleton"]} key={width}>
          <Skeleton height={14} width={`${width / 2}%`} />
          <Skeleton height={14} width={120} />
          <Skeleton height={14} width={64} />
        </div>
      ))}
    </div>
  );
}
