import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./PostDetail.module.css";

/** A post while it is fetched, or while the code that shows it is. */
export function DetailSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes["body"]} aria-busy="true">
      <VisuallyHidden role="status">{t("frame.loading")}</VisuallyHidden>
      <div className={classes["skeleton"]}>
        <Skeleton height={12} width="45%" />
        {["96%", "91%", "98%", "88%", "60%"].map((width) => (
          <Skeleton key={width} height={14} width={width} />
        ))}
        <Skeleton height={56} mt={16} />
        <Skeleton height={120} mt={16} />
      </div>
    </div>
  );
}
