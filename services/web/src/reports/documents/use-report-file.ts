import type { ReportFormat } from "@earshot/core/report/written/report-format";
import { useEffect, useRef, useState } from "react";
import { download } from "../../dashboards/picture-file.ts";

export type ReportMaking =
  | { state: "idle" }
  | { state: "making"; format: ReportFormat }
  | { state: "made"; name: string }
  | { state: "failed"; format: ReportFormat; error: unknown };

/** Brings a file, until `signal` says that nobody wants it any more. */
type Load = (signal: AbortSignal) => Promise<{ file: Blob; name: string }>;

/** One file at a time: asked for, made, saved; whoever leaves the page or stops it takes the question back. */
export function useReportFile() {
  const [making, setMaking] = useState<ReportMaking>({ state: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  return {
    making,
    async make(format: ReportFormat, load: Load): Promise<void> {
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      setMaking({ state: "making", format });
      try {
        const { file, name } = await load(controller.signal);
        download(file, name);
        setMaking({ state: "made", name });
      } catch (error) {
        if (!controller.signal.aborted) setMaking({ state: "failed", format, error });
      }
    },
    /** Stops what is being made, and takes away what was said of the last one. */
    forget(): void {
      running.current?.abort();
      setMaking({ state: "idle" });
    },
  };
}
