import type { Channel, SaveChannelBody } from "@earshot/contract/channel";
import { channelKinds, deliveryWayNames, hasAddress, type ChannelKind } from "@earshot/core/notify/channel";
import { Button, Modal, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import alertClasses from "../alerts/Alerts.module.css";
import { alertsKey, saveChannel } from "../api/alerts.ts";
import { statusOf } from "../api/client.ts";
import { CopyField } from "../app/CopyField.tsx";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";

interface ChannelFormProps {
  /** Null for a new one. */
  known: Channel | null;
  onClose: () => void;
}

interface Draft {
  kind: ChannelKind;
  name: string;
  place: string;
  language: "ru" | "en";
  isOn: boolean;
  tellsSystem: boolean;
}

/** A channel of the team. The address of a known one is not shown again. */
export function ChannelForm({ known, onClose }: ChannelFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(known, language));
  const [signing, setSigning] = useState<string | null>(null);
  const { save, isSaving, problem } = useSave(known, (secret) => {
    if (secret === null) onClose();
    else setSigning(secret);
  });
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  if (signing !== null) {
    return (
      <Modal opened onClose={onClose} title={t("alerts.channel.secret")} size={480}>
        <p>{t("alerts.channel.secretHint")}</p>
        <CopyField
          label={t("alerts.channel.secret")}
          text={signing}
          copy={t("alerts.channel.copy")}
          copied={t("alerts.channel.copied")}
        />
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={known?.name ?? t("alerts.channel.add")} size={480}>
      <form
        className={alertClasses["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          save(bodyOf(draft, known));
        }}
      >
        <Select
          size="xs"
          allowDeselect={false}
          disabled={known !== null}
          label={t("alerts.channel.kind")}
          value={draft.kind}
          data={channelKinds.map((value) => ({ value, label: deliveryWayNames[language][value] }))}
          onChange={(chosen) => change({ kind: channelKinds.find((each) => each === chosen) ?? "telegram" })}
        />
        <TextInput
          size="xs"
          required
          maxLength={80}
          label={t("alerts.channel.name")}
          value={draft.name}
          error={problem === 409 ? t("alerts.channel.nameTaken") : null}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <PlaceField draft={draft} known={known} isWrong={problem === 400} onChange={change} />
        <Select
          size="xs"
          allowDeselect={false}
          label={t("alerts.channel.language")}
          value={draft.language}
          data={(["ru", "en"] as const).map((value) => ({ value, label: t(`alerts.channel.${value}`) }))}
          onChange={(chosen) => change({ language: chosen === "en" ? "en" : "ru" })}
        />
        <Switch
          checked={draft.isOn}
          label={t("alerts.channel.on")}
          onChange={({ currentTarget }) => change({ isOn: currentTarget.checked })}
        />
        <Switch
          checked={draft.tellsSystem}
          label={t("alerts.channel.tellsSystem")}
          onChange={({ currentTarget }) => change({ tellsSystem: currentTarget.checked })}
        />
        <div className={alertClasses["foot"]}>
          <Button type="submit" variant="filled" loading={isSaving} disabled={draft.name.trim() === ""}>
            {t("alerts.channel.save")}
          </Button>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}

interface PlaceFieldProps {
  draft: Draft;
  known: Channel | null;
  isWrong: boolean;
  onChange: (part: Partial<Draft>) => void;
}

function PlaceField({ draft, known, isWrong, onChange }: PlaceFieldProps) {
  const { t } = useTranslation();
  const { kind } = draft;
  const hint = hasAddress(kind)
    ? t(`alerts.channel.addressHint.${kind}`)
    : kind === "telegram"
      ? t("alerts.channel.chatHint")
      : undefined;
  return (
    <TextInput
      size="xs"
      required={!hasAddress(kind) || known === null}
      label={hasAddress(kind) ? t("alerts.channel.address") : t("alerts.channel.chat")}
      description={hint}
      placeholder={hasAddress(kind) && known !== null ? t("alerts.channel.addressKept") : ""}
      value={draft.place}
      error={isWrong ? t("alerts.channel.wrongAddress") : null}
      autoComplete="off"
      onChange={({ currentTarget }) => onChange({ place: currentTarget.value })}
    />
  );
}

function firstDraft(known: Channel | null, language: "ru" | "en"): Draft {
  if (known === null)
    return { kind: "telegram", name: "", place: "", language, isOn: true, tellsSystem: false };
  const { kind, name, place, isOn, tellsSystem } = known;
  return { kind, name, place: hasAddress(kind) ? "" : place, language: known.language, isOn, tellsSystem };
}

function bodyOf({ kind, place, ...facts }: Draft, known: Channel | null): SaveChannelBody {
  const given = place.trim();
  const where = given === "" ? {} : hasAddress(kind) ? { url: given } : { chatId: given };
  return { ...facts, kind, ...where, ...(known === null ? {} : { version: known.version }) };
}

function useSave(known: Channel | null, onSaved: (signing: string | null) => void) {
  const say = useSay();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState(0);
  const saving = useMutation({
    mutationFn: (body: SaveChannelBody) => saveChannel(body, known?.channelId ?? null),
    onSuccess: ({ signing }) => onSaved(signing),
    onError(error) {
      const status = statusOf(error);
      setProblem(status ?? 0);
      if (status !== 409 && status !== 400) say.failed(error);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: alertsKey }),
  });
  const save = (body: SaveChannelBody): void => {
    setProblem(0);
    saving.mutate(body);
  };
  return { save, isSaving: saving.isPending, problem };
}
