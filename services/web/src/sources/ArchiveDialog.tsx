import { Button, Modal, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { archiveQuery } from "../api/sources.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { shownAddress } from "./shown-address.ts";
import classes from "./Sources.module.css";
import { useRestore } from "./use-source-actions.tsx";

/** Sources that are no longer read, with the way back. */
export function ArchiveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(archiveQuery);
  const restore = useRestore();
  return (
    <Modal opened onClose={onClose} title={t("sources.archive")} size={560}>
      <p className={classes["lead"]}>{t("sources.archiveLead")}</p>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={120} />}
      {query.data?.length === 0 && <p className={classes["none"]}>{t("sources.archiveEmpty")}</p>}
      <ul className={classes["lines"]}>
        {query.data?.map((source) => (
          <li key={source.sourceId}>
            <span>
              <bdi>{source.name}</bdi>
              <small>
                {shownAddress(source.url)}
                {source.retiredAt !== null && (
                  <>
                    {" · "}
                    <Moment at={source.retiredAt} />
                  </>
                )}
              </small>
            </span>
            {may("edit_sources") && (
              <Button onClick={() => restore.mutate([source.sourceId])}>{t("sources.restore")}</Button>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
