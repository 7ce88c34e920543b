import { IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { importsQuery } from "../api/imports.ts";
import { BackLink } from "../app/BackLink.tsx";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import classes from "./Import.module.css";
import { ImportCard } from "./ImportCard.tsx";

/** Files of posts: bring one in, and see what came of those before. */
export function ImportsPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(importsQuery);
  return (
    <Page>
      <BackLink to="/sources">{t("coverage.back")}</BackLink>
      <PageHead title={t("frame.imports")} lead={t("imports.lead")} />
      {may("edit_sources") && <ChooseFile />}
      {query.data?.length === 0 && (
        <Empty icon={<IconFileImport size={28} stroke={1.5} aria-hidden />} title={t("imports.empty")}>
          <p>{t("imports.emptyText")}</p>
        </Empty>
      )}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <ul className={classes["history"]}>
        {query.data?.map((each) => (
          <li key={each.importId}>
            <ImportCard run={each} isLink />
          </li>
        ))}
      </ul>
    </Page>
  );
}
