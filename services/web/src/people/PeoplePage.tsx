import { Button, Skeleton } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleQuery } from "../api/people.ts";
import { Failure } from "../app/Failure.tsx";
import { EveryTokens } from "./EveryTokens.tsx";
import { Invitations } from "./Invitations.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import classes from "./People.module.css";

/** Who gets in and what they may do: people, open invitations, API tokens. */
export function PeoplePage() {
  const { t } = useTranslation();
  const query = useQuery(peopleQuery);
  const [isInviting, setIsInviting] = useState(false);
  const hasMail = query.data?.hasMail ?? false;
  return (
    <>
      <section className={classes["block"]}>
        <div className={classes["head"]}>
          <h2>{t("people.title")}</h2>
          <Button
            variant="filled"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setIsInviting(true)}
          >
            {t("people.invite")}
          </Button>
        </div>
        {query.data ? (
          <PeopleTable people={query.data.people} hasMail={hasMail} />
        ) : query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton height={160} />
        )}
      </section>
      <Invitations hasMail={hasMail} />
      <EveryTokens />
      {isInviting && <InviteDialog hasMail={hasMail} onClose={() => setIsInviting(false)} />}
    </>
  );
}
