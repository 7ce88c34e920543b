import type { Source } from "@earshot/contract/source";
import { filterSources } from "@earshot/core/collect/arrange-sources";
import { ActionIcon, Button, Group, Menu, Skeleton } from "@mantine/core";
import {
  IconArchive,
  IconChartBarPopular,
  IconDots,
  IconDownload,
  IconFileSpreadsheet,
  IconPlus,
  IconRss,
  IconUpload,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { opmlAddress, sourcesQuery } from "../api/sources.ts";
import { DemoRests } from "../app/DemoRests.tsx";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { AddSource } from "./AddSource.tsx";
import { ArchiveDialog } from "./ArchiveDialog.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { ImportOpml } from "./ImportOpml.tsx";
import { SourceDrawer } from "./SourceDrawer.tsx";
import { SourceTable } from "./SourceTable.tsx";
import { SourceTools } from "./SourceTools.tsx";
import classes from "./Sources.module.css";
import { useSourceView } from "./use-source-view.ts";

type Dialog = "add" | "import" | "archive";

/** Where posts come from: health of every source with its reason in words, what mends it, and the care of the list. */
export function SourcesPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(sourcesQuery);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [openedId, setOpenedId] = useState<number | null>(null);
  const opened = query.data?.find(({ sourceId }) => sourceId === openedId) ?? null;
  const { group: _group, ...exportedView } = useSourceView().view;
  const close = (): void => setDialog(null);
  return (
    <Page>
      <PageHead
        title={t("sources.title")}
        lead={t("sources.lead")}
        exported={{ list: "sources", filter: exportedView }}
      >
        <Group gap={8} wrap="nowrap">
          {may("edit_sources") && (
            <Button
              variant="filled"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setDialog("add")}
            >
              {t("sources.add")}
            </Button>
          )}
          <Button component={Link} to="/coverage" leftSection={<IconChartBarPopular size={15} aria-hidden />}>
            {t("coverage.link")}
          </Button>
          <ListMenu onDialog={setDialog} />
        </Group>
      </PageHead>
      <DemoRests />
      {query.data ? (
        <SourceList sources={query.data} onOpen={setOpenedId} onDialog={setDialog} />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <SourceSkeleton />
      )}
      {dialog === "add" && <AddSource onClose={close} />}
      {dialog === "import" && <ImportOpml onClose={close} />}
      {dialog === "archive" && <ArchiveDialog onClose={close} />}
      {opened !== null && <SourceDrawer source={opened} onClose={() => setOpenedId(null)} />}
    </Page>
  );
}

/** What concerns the whole list: lists of other readers in and out, the archive. */
function ListMenu({ onDialog }: { onDialog: (dialog: Dialog) => void }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={30} variant="default" aria-label={t("sources.listMenu")}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may("edit_sources") && (
          <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={() => onDialog("import")}>
            {t("sources.opml.import")}
          </Menu.Item>
        )}
        <Menu.Item component={Link} to="/imports" leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
          {t("imports.open")}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={opmlAddress}
          download
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t("sources.opml.export")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => onDialog("archive")}>
          {t("sources.archive")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface SourceListProps {
  sources: readonly Source[];
  onOpen: (sourceId: number) => void;
  onDialog: (dialog: Dialog) => void;
}

function SourceList({ sources, onOpen, onDialog }: SourceListProps) {
  const { t } = useTranslation();
  const { view, change } = useSourceView();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  if (sources.length === 0) return <NoSources onDialog={onDialog} />;
  const wanted = filterSources(sources, view);
  const chosenIds = sources.map(({ sourceId }) => sourceId).filter((id) => chosen.has(id));
  return (
    <>
      <SourceTools sources={sources} view={view} onChange={change} />
      {chosenIds.length > 0 && <BulkBar sourceIds={chosenIds} onDone={() => setChosen(new Set())} />}
      {wanted.length === 0 ? (
        <p className={classes["none"]}>
          {view.state === "ailing" ? t("sources.allWell") : t("sources.noneFound")}
        </p>
      ) : (
        <SourceTable
          // Another view begins at its top.
          key={JSON.stringify(view)}
          {...{ sources: wanted, view, chosen, onChosen: setChosen, onOpen }}
        />
      )}
    </>
  );
}

function NoSources({ onDialog }: { onDialog: (dialog: Dialog) => void }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  return (
    <Empty icon={<IconRss size={28} stroke={1.5} aria-hidden />} title={t("sources.empty")}>
      <p>{t("sources.emptyText")}</p>
      {may("edit_sources") && (
        <Group gap={8} justify="center">
          <Button variant="filled" size="sm" onClick={() => onDialog("add")}>
            {t("sources.emptyPaste")}
          </Button>
          <Button size="sm" onClick={() => onDialog("import")}>
            {t("sources.opml.import")}
          </Button>
          <Button size="sm" component={Link} to="/imports">
            {t("imports.open")}
          </Button>
        </Group>
      )}
    </Empty>
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
