import type { Action } from "@earshot/core/triage/permission";
import type { LinkProps } from "@tanstack/react-router";

/** A page of a section: where it is, the key of its name, and who sees it. */
export interface SubPage {
  to: NonNullable<LinkProps["to"]>;
  nameKey: string;
  action: Action;
}
