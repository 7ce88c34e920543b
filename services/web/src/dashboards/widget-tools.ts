import type { Widget } from "@earshot/contract/dashboard";
import { createContext, type ReactNode } from "react";

/** What stands at the head of each widget while a dashboard is being arranged; null otherwise. */
export const WidgetToolsContext = createContext<((widget: Widget) => ReactNode) | null>(null);
