import { Button } from "@mantine/core";
import { IconCloudOff, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFailureWords } from "../words/failure-words.ts";
import classes from "./Notice.module.css";

interface FailureProps {
  error: unknown;
  onRetry: () => void;
}

/** What happened, what is kept, what to try: in place of something that could not be loaded. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const words = useFailureWords(error);
  return (
    <div className={classes["notice"]} role="alert">
      <IconCloudOff size={28} stroke={1.5} aria-hidden />
      <h2>{words.what}</h2>
      <p>{words.mend}</p>
      <Button leftSection={<IconRefresh size={16} />} onClick={onRetry}>
        {t("frame.tryAgain")}
      </Button>
    </div>
  );
}
