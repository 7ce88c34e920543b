import { Kbd, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Dialogs.module.css";

const groups = {
  move: [
    ["next", "J", "K", "↓", "↑"],
    ["ends", "Home", "End"],
    ["detail", "Enter"],
    ["back", "Esc"],
    ["open", "O"],
    ["search", "/"],
    ["palette", "Ctrl", "K"],
    ["help", "?"],
  ],
  decide: [
    ["inProgress", "E"],
    ["waiting", "W"],
    ["answer", "R"],
    ["answered", "Shift", "R"],
    ["dismiss", "I"],
    ["snooze", "S"],
    ["wake", "Shift", "S"],
    ["undo", "Z"],
  ],
  many: [
    ["select", "X"],
    ["selectAll", "Shift", "X"],
    ["extend", "Shift", "J", "K"],
    ["merge", "M"],
    ["split", "Shift", "M"],
    ["clear", "Esc"],
  ],
  desk: [
    ["assignMe", "A"],
    ["assign", "Shift", "A"],
    ["hold", "H"],
    ["escalate", "Shift", "E"],
    ["incident", "Shift", "I"],
    ["tags", "T"],
    ["note", "C"],
    ["star", "F"],
    ["block", "B"],
  ],
  label: [
    ["severity", "1", "…", "5"],
    ["direction", "D"],
    ["negative", "N"],
    ["neutral", "U"],
    ["positive", "P"],
  ],
} as const;

/** All keys of the triage page. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t("triage.keys.title")} size={800}>
      <div className={classes["keys"]}>
        {(["move", "decide", "many", "desk", "label"] as const).map((group) => (
          <section key={group}>
            <h2>{t(`triage.keys.${group}`)}</h2>
            <dl>
              {groups[group].map(([name, ...keys]) => (
                <div key={name}>
                  <dt>
                    {keys.map((key) => (key === "…" ? <span key={key}>…</span> : <Kbd key={key}>{key}</Kbd>))}
                  </dt>
                  <dd>{t(`triage.keys.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={classes["hint"]}>{t("triage.keys.hint")}</p>
    </Modal>
  );
}
