import type { Widget } from "@earshot/contract/dashboard";
import type { Passport } from "@earshot/core/report/metrics/passport";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PassportNote } from "../reports/PassportNote.tsx";
import { WidgetEmpty, WidgetFrame } from "./WidgetFrame.tsx";

interface ListFrameProps {
  widget: Widget;
  /** Of its numbers; the first stands in the head. */
  passports: readonly Passport[] | undefined;
  /** Undefined where there is nothing to show. */
  finding: string | undefined;
  /** What would stand there. */
  empty: string;
  isStale: boolean;
  /** Below it: what must be known of its numbers. */
  note?: string | undefined;
  children: ReactNode;
}

/** The frame of a widget that lists things: its finding, or an empty place that says what would come. */
export function ListFrame({ widget, passports, finding, empty, isStale, note, children }: ListFrameProps) {
  const { t } = useTranslation();
  const [passport] = passports ?? [];
  return (
    <WidgetFrame
      widget={widget}
      passport={passport && <PassportNote passport={passport} />}
      finding={finding}
      isStale={isStale}
      corner={finding === undefined ? undefined : note}
    >
      {finding === undefined ? <WidgetEmpty title={t("dashboards.nothing")} text={empty} /> : children}
    </WidgetFrame>
  );
}
