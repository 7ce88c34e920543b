import { Page } from "../app/Page.tsx";

/** A place for what comes. */
export function IncidentPage() {
  return <Page>{null}</Page>;
}
