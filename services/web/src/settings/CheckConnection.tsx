import type { SourceKind } from "@earshot/core/collect/source";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { checkConnection } from "../api/connections.ts";
import { useFailureWords } from "../words/failure-words.ts";
import { useReasonWords } from "../sources/use-reason-words.ts";
import classes from "./Settings.module.css";

/** One cheap request to the service by the settings as they are saved, and what came of it. */
export function CheckConnection({ kind }: { kind: SourceKind }) {
  const { t } = useTranslation();
  const checking = useMutation({ mutationFn: () => checkConnection(kind) });
  const words = useFailureWords(checking.error);
  const found = checking.data;
  const reason = useReasonWords(found?.ok === false ? found.code : null);
  return (
    <>
      <Button loading={checking.isPending} onClick={() => checking.mutate()}>
        {t("settings.connect.check")}
      </Button>
      <span className={classes["found"]} role="status" data-ok={found?.ok}>
        {checking.isError && `${words.what}. ${words.mend}`}
        {found?.ok === true &&
          [
            t("settings.connect.answers", { ms: found.tookMs }),
            found.title,
            found.postCount === null ? null : t("sources.posts", { count: found.postCount }),
          ]
            .filter((each) => each !== null)
            .join(" · ")}
        {found?.ok === false && reason !== null && (
          <>
            <b>{reason.what}</b> {reason.mend} <small>{found.message}</small>
          </>
        )}
      </span>
    </>
  );
}
