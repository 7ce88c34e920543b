import type { DashboardHead } from "@earshot/contract/dashboard";
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dashboardsKey, deleteDashboard, makeDashboard, restoreDashboard } from "../api/dashboards.ts";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";

/** What can be done with a dashboard as a whole: make, copy, delete, take back. */
export function useBoardDeeds() {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => queryClient.invalidateQueries({ queryKey: dashboardsKey });
  const open = (boardKey: string, isNew = false) =>
    void navigate({
      to: "/reports/dashboards/$boardKey",
      params: { boardKey },
      search: isNew ? ({ edit: "1" } as never) : {},
    });

  const make = useMutation({
    mutationFn: makeDashboard,
    onSuccess: async (made) => {
      await refresh();
      open(made.key, true);
    },
    onError: say.failed,
  });
  const restore = useMutation({
    mutationFn: restoreDashboard,
    onSuccess: async (made) => {
      await refresh();
      open(made.key);
    },
    onError: say.failed,
  });
  const remove = useMutation({
    mutationFn: ({ dashboardId }: DashboardHead) => deleteDashboard(dashboardId ?? 0),
    onSuccess: async (_nothing, { dashboardId, name }) => {
      void navigate({ to: "/reports/dashboards", search: {} });
      await refresh();
      const id = notifications.show({
        autoClose: 10_000,
        message: (
          <Group gap={8} justify="space-between">
            {t("dashboards.deleted", { name: name[language] })}
            <Button
              size="compact-xs"
              onClick={() => {
                notifications.hide(id);
                restore.mutate(dashboardId ?? 0);
              }}
            >
              {t("dashboards.undo")}
            </Button>
          </Group>
        ),
      });
    },
    onError: say.failed,
  });
  return { make, remove, refresh };
}
