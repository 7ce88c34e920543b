import type { Widget } from "@earshot/contract/dashboard";
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconArrowsMove,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PlaceStep } from "./grid-places.ts";
import { useWidgetName } from "./widget-names.ts";

interface WidgetEditToolsProps {
  widget: Widget;
  onStep: (id: string, step: PlaceStep) => void;
  onEdit: (id: string) => void;
  onRemove: (id: string) => void;
}

const steps = ["left", "right", "up", "down", "wider", "narrower", "taller", "shorter"] as const;
const arrows = { left: IconArrowLeft, right: IconArrowRight, up: IconArrowUp, down: IconArrowDown } as const;

/** At the head of a widget while its dashboard is arranged: a handle for the mouse, and the same by buttons. */
export function WidgetEditTools({ widget, onStep, onEdit, onRemove }: WidgetEditToolsProps) {
  const { t } = useTranslation();
  const name = useWidgetName(widget);
  return (
    <>
      <span className="widget-handle" aria-hidden title={t("dashboards.drag")}>
        <IconGripVertical size={16} stroke={1.75} />
      </span>
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("dashboards.place", { name })}>
            <IconArrowsMove size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {steps.map((step) => {
            const Icon = step in arrows ? arrows[step as keyof typeof arrows] : IconArrowsMove;
            return (
              <Menu.Item
                key={step}
                leftSection={<Icon size={15} aria-hidden />}
                onClick={() => onStep(widget.id, step)}
              >
                {t(`dashboards.step.${step}`)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        size="sm"
        aria-label={t("dashboards.editWidget", { name })}
        onClick={() => onEdit(widget.id)}
      >
        <IconPencil size={15} stroke={1.75} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size="sm"
        aria-label={t("dashboards.removeWidget", { name })}
        onClick={() => onRemove(widget.id)}
      >
        <IconTrash size={15} stroke={1.75} aria-hidden />
      </ActionIcon>
    </>
  );
}
