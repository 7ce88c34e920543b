import type { Dashboard } from "@earshot/contract/dashboard";
import type { Widget } from "@earshot/core/report/dashboard/dashboard";
import { findMetric } from "@earshot/core/report/metrics/registry";
import {
  dashboardsMax,
  type ChangedDashboard,
  type DashboardRefusal,
} from "@earshot/db/queries/dashboards/dashboard-change";
import { countDashboardLinks } from "@earshot/db/queries/dashboards/dashboard-link";
import type { FastifyRequest } from "fastify";
import type { ApiDeps } from "../deps.ts";
import { invalidFields, ProblemError } from "../problem.ts";
import { permit } from "../sign-in/permit.ts";
import { mayEditTeam } from "../sign-in/view-keeper.ts";
import { viewDashboard, type DashboardViewer } from "./dashboard-view.ts";
import { findByKey } from "./find-dashboard.ts";

/** The dashboard as it is after a change, or why it was not changed. */
export async function answerChanged(
  request: FastifyRequest,
  deps: ApiDeps,
  changed: ChangedDashboard,
): Promise<Dashboard> {
  if (!changed.ok) throw dashboardRefusal(changed.reason);
  const viewer = await dashboardViewer(request, deps);
  const found = await findByKey(deps.database.db, viewer.personId, String(changed.dashboardId));
  return viewDashboard(found, viewer);
}

/** What the registry does not know cannot be shown. */
export function checkMetrics({ widgets }: { widgets: readonly Pick<Widget, "question">[] }): void {
  const errors = widgets.flatMap(({ question }, at) =>
    question.metrics
      .filter((id) => findMetric(id) === undefined)
      .map((id) => ({
        field: `definition.widgets.${at}.question.metrics`,
        message: `knows no "${id}"; see GET /api/v1/metrics-registry`,
      })),
  );
  if (errors.length > 0) throw invalidFields(errors);
}

/** For whom dashboards are shown. */
export async function dashboardViewer(request: FastifyRequest, deps: ApiDeps): Promise<DashboardViewer> {
  const { personId } = permit(request, "read");
  const links = await countDashboardLinks(deps.database.db, deps.now());
  return { personId, mayEditTeam: mayEditTeam(request), links };
}

export function dashboardRefusal(reason: DashboardRefusal): ProblemError {
  switch (reason) {
    case "missing":
      return new ProblemError(404, "There is no such dashboard.");
    case "not_yours":
      return new ProblemError(403, "Dashboards of the team are edited by administrators, heads and PR.");
    case "stale":
      return new ProblemError(
        409,
        "Somebody changed this dashboard meanwhile. Read it again, or save yours as a copy.",
      );
    case "too_many":
      return new ProblemError(409, `A person keeps ${dashboardsMax} dashboards at most. Delete one first.`);
    default:
      return reason satisfies never;
  }
}
