import type { Widget } from "@earshot/contract/dashboard";
import { Button, Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff, IconRefresh } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useContext, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { WidgetToolsContext } from "./widget-tools.ts";
import { useWidgetName } from "./widget-names.ts";
import classes from "./Widget.module.css";

interface WidgetFrameProps {
  widget: Widget;
  /** What it shows, in one sentence. */
  finding?: string | undefined;
  /** The passport of its number. */
  passport?: ReactNode;
  /** Buttons of its head. */
  tools?: ReactNode;
  /** What must be known before it is believed. */
  warnings?: readonly string[];
  /** Unit and n. */
  corner?: ReactNode;
  /** What stands there is of an earlier question. */
  isStale?: boolean;
  children: ReactNode;
}

/** What stands around every widget: name, finding, passport, what can be done, unit and n. */
export function WidgetFrame({
  widget,
  finding,
  passport,
  tools,
  warnings = [],
  corner,
  isStale = false,
  children,
}: WidgetFrameProps) {
  const { t } = useTranslation();
  const { scale, place } = useBoard();
  const name = useWidgetName(widget);
  const editing = useContext(WidgetToolsContext);
  return (
    <section
      className={classes["widget"]}
      aria-label={name}
      data-kind={widget.kind}
      data-chart={widget.chart}
      data-stale={isStale || undefined}
      style={scale === 1 ? undefined : { fontSize: `${14 * scale}px` }}
    >
      <header className={classes["head"]}>
        <div className={classes["names"]}>
          <h2 title={name}>{name}</h2>
          {finding !== undefined && <p className={classes["finding"]}>{finding}</p>}
        </div>
        {place !== "wall" && (
          <div className={classes["tools"]}>
            {editing === null ? (
              <>
                {passport}
                {tools}
              </>
            ) : (
              // While it is arranged its name stands beside the buttons that arrange, and beside no others: there is room for few.
              editing(widget)
            )}
          </div>
        )}
      </header>
      {warnings.length > 0 && (
        <ul className={classes["warnings"]} aria-label={t("dashboards.warnings")}>
          {warnings.map((warning) => (
            <li key={warning}>
              <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
              {warning}
            </li>
          ))}
        </ul>
      )}
      <div className={classes["body"]}>{children}</div>
      {corner !== undefined && <footer className={classes["corner"]}>{corner}</footer>}
    </section>
  );
}

interface WidgetLoadedProps<T> {
  widget: Widget;
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** What a widget was answered with; until then its outline, and if that fails why, in its own place, with a button that asks again. */
export function WidgetLoaded<T>({ widget, query, children }: WidgetLoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <WidgetFrame widget={widget}>
      {query.isError ? (
        <WidgetFailure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Outline widget={widget} />
      )}
    </WidgetFrame>
  );
}

function WidgetFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const words = useFailureWords(error);
  return (
    <div className={classes["notice"]} role="alert">
      <IconCloudOff size={20} stroke={1.5} aria-hidden />
      <p>
        <b>{words.what}</b> {words.mend}
      </p>
      <Button size="compact-xs" leftSection={<IconRefresh size={14} aria-hidden />} onClick={onRetry}>
        {t("frame.tryAgain")}
      </Button>
    </div>
  );
}

/** Bars where bars will stand, lines where lines will, a number where a number will. */
function Outline({ widget: { chart, kind, place } }: { widget: Widget }) {
  if (kind === "figures" && chart === "number")
    return (
      <div className={classes["outline"]} aria-busy="true">
        <Skeleton height={34} width="50%" />
        <Skeleton height={12} width="80%" mt={10} />
      </div>
    );
  const isList = kind !== "volume" && (kind !== "figures" || chart === "table" || chart === "bar");
  if (!isList)
    return (
      <div className={classes["outline"]} aria-busy="true">
        <Skeleton height="100%" />
      </div>
    );
  return (
    <div className={classes["outline"]} aria-busy="true">
      {Array.from({ length: Math.max(2, place.h - 2) }, (_each, at) => (
        <Skeleton key={at} height={20} width={`${100 - at * 7}%`} mt={at === 0 ? 0 : 14} />
      ))}
    </div>
  );
}

/** In place of a chart that has nothing to show: why. */
export function WidgetEmpty({ title, text }: { title: string; text?: string | undefined }) {
  return (
    <div className={classes["notice"]}>
      <p>
        <b>{title}</b> {text}
      </p>
    </div>
  );
}

/** A name in the language of the page. */
export function useWords(): (words: { ru: string; en: string }) => string {
  const language = useLanguage();
  return (words) => words[language];
}
