import type { MentionFilter } from "@earshot/contract/mention-filter";
import type { View } from "@earshot/contract/view";
import { ActionIcon, Button, Modal, TextInput, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowDown, IconArrowUp, IconHome, IconPencil, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { changeView, chooseDefaultView, orderViews, viewsQuery } from "../api/views.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { filterOf } from "./use-default-view.ts";
import classes from "./Views.module.css";

interface ViewsDialogProps {
  onFilter: (filter: MentionFilter) => void;
  onClose: () => void;
}

/** Order, names, and which view opens first; deleting can be taken back. */
export function ViewsDialog({ onFilter, onClose }: ViewsDialogProps) {
  const { t } = useTranslation();
  const { data } = useQuery(viewsQuery);
  const desk = useViewDesk();
  const views = data?.views ?? [];
  const move = (index: number, by: number): void => {
    const moved = views.map(({ viewId }) => viewId);
    const [taken] = moved.splice(index, 1);
    if (taken !== undefined) moved.splice(index + by, 0, taken);
    desk.order(moved);
  };
  return (
    <Modal opened onClose={onClose} title={t("desk.views.manage")} size={560}>
      <ul className={classes["list"]}>
        {views.map((view, index) => (
          <ViewLine
            key={view.viewId}
            view={view}
            desk={desk}
            onOpen={() => {
              onFilter(filterOf(view.address));
              onClose();
            }}
            onMove={{
              up: index > 0 ? () => move(index, -1) : null,
              down: index < views.length - 1 ? () => move(index, 1) : null,
            }}
          />
        ))}
      </ul>
      {views.length === 0 && <p className={classes["none"]}>{t("desk.views.none")}</p>}
    </Modal>
  );
}

interface ViewLineProps {
  view: View;
  desk: ReturnType<typeof useViewDesk>;
  onOpen: () => void;
  onMove: Record<"up" | "down", (() => void) | null>;
}

function ViewLine({ view, desk, onOpen, onMove }: ViewLineProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const [name, setName] = useState<string | null>(null);
  const mayEdit = !view.isTeam || may("edit_watch_list");
  if (name !== null) {
    return (
      <li>
        <form
          className={classes["view"]}
          onSubmit={(event) => {
            event.preventDefault();
            void desk.rename(view, name).then((isDone) => isDone && setName(null));
          }}
        >
          <TextInput
            className={classes["what"] ?? ""}
            size="xs"
            maxLength={60}
            aria-label={t("desk.views.name")}
            ref={(field) => field?.focus()}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button onClick={() => setName(null)}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ""}>
            {t("frame.save")}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className={classes["view"]}>
      <span className={classes["what"]}>
        <Button variant="transparent" size="compact-sm" px={0} onClick={onOpen}>
          <bdi>{view.name}</bdi>
        </Button>
        <small>
          {view.isTeam ? t("desk.views.shared", { name: view.madeBy.name }) : t("desk.views.own")}
        </small>
      </span>
      <span className={classes["tools"]}>
        <Tool
          label={view.isDefault ? t("desk.views.isDefault") : t("desk.views.default")}
          isOn={view.isDefault}
          onPress={() => desk.choose(view.isDefault ? null : view.viewId)}
        >
          <IconHome size={16} aria-hidden />
        </Tool>
        <Tool label={t("desk.views.up")} onPress={onMove.up}>
          <IconArrowUp size={16} aria-hidden />
        </Tool>
        <Tool label={t("desk.views.down")} onPress={onMove.down}>
          <IconArrowDown size={16} aria-hidden />
        </Tool>
        <Tool label={t("desk.views.rename")} onPress={mayEdit ? () => setName(view.name) : null}>
          <IconPencil size={16} aria-hidden />
        </Tool>
        <Tool label={t("desk.views.delete")} onPress={mayEdit ? () => desk.remove(view) : null}>
          <IconTrash size={16} aria-hidden />
        </Tool>
      </span>
    </li>
  );
}

interface ToolProps {
  label: string;
  isOn?: boolean;
  onPress: (() => void) | null;
  children: ReactNode;
}

function Tool({ label, isOn = false, onPress, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={28}
        variant={isOn ? "light" : "subtle"}
        color={isOn ? "accent" : "gray"}
        aria-label={label}
        aria-pressed={isOn}
        disabled={onPress === null}
        onClick={onPress ?? undefined}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** Changes of views: shown at once, and the true state again whatever the server says. */
function useViewDesk() {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const { queryKey } = viewsQuery;

  async function send(show: (views: View[]) => View[], work: () => Promise<unknown>): Promise<boolean> {
    await queryClient.cancelQueries({ queryKey });
    const before = queryClient.getQueryData(queryKey);
    queryClient.setQueryData(queryKey, (known) => known && { ...known, views: show(known.views) });
    try {
      await work();
      return true;
    } catch (error) {
      queryClient.setQueryData(queryKey, before);
      if (statusOf(error) === 409) say.done(t("desk.views.nameTaken"));
      else say.failed(error);
      return false;
    } finally {
      await queryClient.invalidateQueries({ queryKey });
    }
  }

  return {
    order: (viewIds: number[]) =>
      void send(
        (views) => views.toSorted((a, b) => viewIds.indexOf(a.viewId) - viewIds.indexOf(b.viewId)),
        () => orderViews(viewIds),
      ),
    choose: (viewId: number | null) =>
      void send(
        (views) => views.map((view) => ({ ...view, isDefault: view.viewId === viewId })),
        () => chooseDefaultView(viewId),
      ),
    rename: ({ viewId }: View, name: string) =>
      send(
        (views) => views.map((view) => (view.viewId === viewId ? { ...view, name } : view)),
        () => changeView(viewId, { name }),
      ),
    remove({ viewId, name }: View) {
      const toast = `view-${viewId}`;
      const restore = (): void => {
        notifications.hide(toast);
        void send(
          (views) => views,
          () => changeView(viewId, { isDeleted: false }),
        );
      };
      const leave = send(
        (views) => views.filter((view) => view.viewId !== viewId),
        () => changeView(viewId, { isDeleted: true }),
      );
      void leave.then((isDone) => {
        if (!isDone) return;
        notifications.show({
          id: toast,
          message: (
            <span style={{ display: "flex", alignItems: "center", gap: 12 }}>
              {t("desk.views.deleted", { name })}
              <Button onClick={restore}>{t("triage.undo")}</Button>
            </span>
          ),
          autoClose: 10_000,
        });
      });
    },
  };
}
