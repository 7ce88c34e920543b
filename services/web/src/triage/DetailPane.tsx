import { memo, Suspense, type MouseEvent, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { DetailSkeleton } from "./DetailSkeleton.tsx";
import classes from "./PostDetail.module.css";
import type { Rest } from "./use-rest.ts";

interface DetailPaneProps {
  chosen: number;
  rest: Rest;
  pane: RefObject<HTMLElement | null>;
  /** The post that the cursor rests on, in full. */
  children: ReactNode;
}

/** Where the chosen post is opened. While the cursor runs, the one that it left stays as it was, dimmed: drawing what is passed would hold it up. */
export function DetailPane({ chosen, rest, pane, children }: DetailPaneProps) {
  const { t } = useTranslation();
  const isLeft = rest.postId !== chosen;
  /** A control of a post that the cursor has left must do nothing to it, nor to the one that is chosen now; menus of it are meant too. */
  function holdBack(event: MouseEvent): void {
    if (!isLeft) return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <article
      ref={pane}
      className={classes["pane"]}
      tabIndex={-1}
      aria-label={t("triage.detail")}
      aria-busy={isLeft}
      data-passing={(isLeft && rest.isRunning) || undefined}
      data-detail
      onClickCapture={holdBack}
    >
      <Kept isKept={isLeft}>
        <Suspense fallback={<DetailSkeleton />}>{children}</Suspense>
      </Kept>
    </article>
  );
}

/** Draws nothing anew while something is left as it was. */
const Kept = memo(
  function Kept({ children }: { isKept: boolean; children: ReactNode }) {
    return children;
  },
  (_before, { isKept }) => isKept,
);
