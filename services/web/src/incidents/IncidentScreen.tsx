import { Page } from "../app/Page.tsx";

/** A place for what comes. */
export function IncidentScreen() {
  return <Page>{null}</Page>;
}
