import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Frame.module.css";

/** As `public/stale-page.js` says it. */
const staleEvent = "earshot:stale";

function hearOfStale(tell: () => void): () => void {
  window.addEventListener(staleEvent, tell);
  return () => window.removeEventListener(staleEvent, tell);
}

/**
 * Says that a part of this page is no longer there, most likely after an update. It is not loaded anew by itself: somebody may be writing.
 */
export function UpdateNotice() {
  const { t } = useTranslation();
  const isStale = useSyncExternalStore(hearOfStale, () =>
    document.documentElement.hasAttribute("data-stale"),
  );
  return (
    <div role="status">
      {isStale && (
        <p className={classes["lost"]}>
          {t("frame.stale")}
          <Button
            size="compact-sm"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => window.location.reload()}
          >
            {t("frame.reload")}
          </Button>
        </p>
      )}
    </div>
  );
}
