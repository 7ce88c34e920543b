import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./MentionList.module.css";

/** Widths of the text lines, so that the skeleton looks like different posts. */
const widths = ["72%", "54%", "81%", "63%", "47%", "76%", "58%", "69%", "50%", "78%"];

/** The list while it is loaded: rows of the true shape. */
export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" style={{ flex: 1, overflow: "hidden" }}>
      <VisuallyHidden role="status">{t("frame.loading")}</VisuallyHidden>
      {widths.map((width) => (
        <div className={classes["skeleton"]} key={width} aria-hidden>
          <div>
            <Skeleton height={20} width={20} radius={4} />
            <Skeleton height={12} width={88} mt={4} />
            <Skeleton height={12} width={width} mt={4} />
          </div>
          <div style={{ paddingLeft: 28 }}>
            <Skeleton height={10} width="38%" />
            <Skeleton height={10} width={64} ml="auto" />
          </div>
        </div>
      ))}
    </div>
  );
}
