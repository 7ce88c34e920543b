import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { importQuery } from "../api/imports.ts";
import { BackLink } from "../app/BackLink.tsx";
import { DemoRests } from "../app/DemoRests.tsx";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { ImportCard } from "./ImportCard.tsx";
import { ReadFile } from "./ReadFile.tsx";
import { RefusedRows } from "./RefusedRows.tsx";

/** One file: its columns before the import, what came of it afterwards. */
export function ImportPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { importId } = useParams({ strict: false });
  const query = useQuery(importQuery(Number(importId)));
  const run = query.data;
  return (
    <Page>
      <BackLink to="/imports">{t("imports.back")}</BackLink>
      <PageHead
        title={run?.fileName ?? t("frame.imports")}
        lead={run?.state === "ready" ? t("imports.state.ready") : ""}
      />
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {run?.state === "ready" && may("edit_sources") && <ReadFile importId={run.importId} />}
      {run !== undefined && run.state !== "ready" && run.state !== "uploading" && (
        <>
          <ImportCard run={run} />
          {run.state === "done" && <DemoRests />}
          {run.refused > 0 && run.state !== "undone" && <RefusedRows run={run} />}
        </>
      )}
    </Page>
  );
}
