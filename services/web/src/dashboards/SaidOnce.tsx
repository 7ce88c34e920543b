import type { Widget } from "@earshot/contract/dashboard";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Board.module.css";
import type { Board } from "./board-context.ts";
import { heardLessKey, type HeardLess } from "./heard-before.ts";
import { SaidShareProvider, useSaidShare } from "./said-share.ts";

interface SaidOnceProps {
  board: Board;
  widgets: readonly Widget[];
  children: ReactNode;
}

/** Above the widgets what would otherwise stand in each of them: that there is nothing to compare with. */
export function SaidOnce({ board, widgets, children }: SaidOnceProps) {
  const share = useSaidShare(board, widgets);
  return (
    <SaidShareProvider value={share}>
      {share !== null && <SaidNote heard={share} />}
      {children}
    </SaidShareProvider>
  );
}

export function SaidNote({ heard: { when, share } }: { heard: HeardLess }) {
  const { t } = useTranslation();
  return (
    <p className={classes["said"]} role="note">
      <IconInfoCircle size={15} stroke={1.75} aria-hidden />
      {t(heardLessKey(when), { share })}
    </p>
  );
}
