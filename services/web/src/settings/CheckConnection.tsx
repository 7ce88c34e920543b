import type { SourceKind } from "@earshot/core/collect/source";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { checkConnection } from "../api/connections.ts";
import { useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Settings.module.css";

/** One cheap request to the service by the settings as they are saved, and what came of it. */
export function CheckConnection({ kind }: { kind: SourceKind }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const checking = useMutation({ mutationFn: () => checkConnection(kind) });
  const words = useFailureWords(checking.error);
  const found = checking.data;
  const reason = found?.ok === false ? reasonText(readSourceReason(found.code), language) : null;
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
        {found?.ok === false && reason !== null && `${reason.what} ${reason.mend} (${found.message})`}
      </span>
    </>
  );
}
