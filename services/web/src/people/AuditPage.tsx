import { Button, Select, Skeleton } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { auditQuery } from "../api/audit.ts";
import { peopleQuery } from "../api/people.ts";
import { Failure } from "../app/Failure.tsx";
import { usePerson } from "../app/person.ts";
import { AuditEntry } from "./AuditEntry.tsx";
import { auditKinds, isAuditKind } from "./audit-words.ts";
import classes from "./People.module.css";

/** Who changed what, the newest first. */
export function AuditPage() {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState<number | null>(null);
  const [targetKind, setTargetKind] = useState<string | null>(null);
  const query = useInfiniteQuery(auditQuery({ personId, targetKind }));
  const lines = query.data?.pages.flatMap((page) => page.lines);
  return (
    <section className={classes["block"]}>
      <h2>{t("audit.title")}</h2>
      <p className={classes["hint"]}>{t("audit.hint")}</p>
      <div className={classes["filters"]}>
        <WhoFilter personId={personId} onPerson={setPersonId} />
        <Select
          size="xs"
          label={t("audit.about")}
          placeholder={t("audit.anything")}
          clearable
          value={targetKind}
          data={auditKinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) }))}
          onChange={(kind) => setTargetKind(kind !== null && isAuditKind(kind) ? kind : null)}
        />
      </div>
      {lines === undefined && !query.isError && <Skeleton height={240} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {lines?.length === 0 && <p className={classes["none"]}>{t("audit.none")}</p>}
      {lines !== undefined && lines.length > 0 && (
        <ul className={classes["lines"]} aria-label={t("audit.title")}>
          {lines.map((line) => (
            <AuditEntry key={line.auditEventId} line={line} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button mt={8} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("audit.more")}
        </Button>
      )}
    </section>
  );
}

/** Only who manages people may list them; others filter by what it is about. */
function WhoFilter({
  personId,
  onPerson,
}: {
  personId: number | null;
  onPerson: (personId: number | null) => void;
}) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const isOffered = may("manage_people");
  const { data } = useQuery({ ...peopleQuery, enabled: isOffered });
  if (!isOffered) return null;
  return (
    <Select
      size="xs"
      label={t("audit.person")}
      placeholder={t("audit.anybody")}
      clearable
      searchable
      value={personId === null ? null : String(personId)}
      data={[
        ...(data?.people ?? []).map((person) => ({ value: String(person.personId), label: person.name })),
        { value: "0", label: t("audit.nobody") },
      ]}
      onChange={(value) => onPerson(value === null ? null : Number(value))}
    />
  );
}
