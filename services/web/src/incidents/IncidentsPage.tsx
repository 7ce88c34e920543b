import { Page } from "../app/Page.tsx";

/** A place for what comes. */
export function IncidentsPage() {
  return <Page>{null}</Page>;
}
