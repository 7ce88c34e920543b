import { readSourceReason, speakerOf } from "@earshot/core/collect/source-reason";
import { useTranslation } from "react-i18next";
import classes from "./Sources.module.css";

/** What is kept beside a reason, as it was, with whose words they are: a server's, or those of our own log. */
export function RawWords({ reasonCode, raw }: { reasonCode: string | null; raw: string | null }) {
  const label = useRawLabel(reasonCode);
  if (raw === null) return null;
  return (
    <span className={classes["raw"]}>
      {label}: <bdi>{raw}</bdi>
    </span>
  );
}

/** Whose words they are. */
export function useRawLabel(reasonCode: string | null): string {
  const { t } = useTranslation();
  return t(`sources.raw.${speakerOf(readSourceReason(reasonCode ?? "internal"))}`);
}
