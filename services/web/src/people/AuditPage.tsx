import { Pill, Select, Skeleton } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { auditQuery, type AuditFilter } from "../api/audit.ts";
import { peopleQuery } from "../api/people.ts";
import { ExportMenu } from "../app/ExportMenu.tsx";
import { Failure } from "../app/Failure.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { usePerson } from "../app/person.ts";
import { AuditEntry } from "./AuditEntry.tsx";
import { auditKinds, auditWhats, isAuditKind } from "./audit-words.ts";
import classes from "./People.module.css";

/** One thing that the log is narrowed to by a click on its name. */
interface Target {
  kind: string;
  id: string;
  name: string;
}

/** Who changed what, the newest first; by person, by what it is about, by deed, and all about one thing. */
export function AuditPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<AuditFilter>({ personId: null, targetKind: null, what: null });
  const [target, setTarget] = useState<Target | null>(null);
  const narrow = target === null ? {} : { targetKind: target.kind, targetId: target.id };
  const query = useInfiniteQuery(auditQuery({ ...filter, ...narrow }));
  const lines = query.data?.pages.flatMap((page) => page.lines);
  const set = (change: Partial<AuditFilter>): void => setFilter((before) => ({ ...before, ...change }));
  return (
    <section className={classes["block"]}>
      <div className={classes["head"]}>
        <h2>{t("audit.title")}</h2>
        <ExportMenu list="audit" filter={{ ...filter, ...narrow }} />
      </div>
      <p className={classes["hint"]}>{t("audit.hint")}</p>
      <div className={classes["filters"]}>
        <WhoFilter personId={filter.personId} onPerson={(personId) => set({ personId })} />
        <Select
          size="xs"
          label={t("audit.about")}
          placeholder={t("audit.anything")}
          clearable
          value={filter.targetKind}
          data={auditKinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) }))}
          onChange={(kind) => {
            setTarget(null);
            set({ targetKind: kind !== null && isAuditKind(kind) ? kind : null });
          }}
        />
        <Select
          size="xs"
          label={t("audit.deed")}
          placeholder={t("audit.anything")}
          clearable
          searchable
          value={filter.what}
          data={auditWhats(t)}
          onChange={(what) => set({ what })}
        />
      </div>
      {target !== null && (
        <Pill mb={8} withRemoveButton onRemove={() => setTarget(null)}>
          {t("audit.onlyOf", { name: target.name })}
        </Pill>
      )}
      {lines === undefined && !query.isError && <Skeleton height={240} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {lines?.length === 0 && <p className={classes["none"]}>{t("audit.none")}</p>}
      {lines !== undefined && lines.length > 0 && (
        <ul className={classes["lines"]} aria-label={t("audit.title")}>
          {lines.map((line) => (
            <AuditEntry
              key={line.auditEventId}
              line={line}
              onTarget={(id, name) => setTarget({ kind: line.targetKind, id, name })}
            />
          ))}
        </ul>
      )}
      <MoreButton of={query} mt={8}>
        {t("audit.more")}
      </MoreButton>
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
