import type { AccountRow, OneTimeLink } from "@earshot/contract/people";
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconLink, IconLock, IconLockOpen, IconShieldOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makePasswordLink, peopleQuery, resetCodes } from "../api/people.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { useChangePerson } from "./use-change-person.ts";

/** What an administrator does for or to a person; with one's own account it is done in the account. */
export function PersonActions({ person, hasMail }: { person: AccountRow; hasMail: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const { person: own } = usePerson();
  const { name, personId, isDisabled, hasSecondFactor } = person;
  const [asked, setAsked] = useState<"disable" | "reset" | null>(null);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const changing = useChangePerson(person);
  const linking = useMutation({
    mutationFn: () => makePasswordLink(personId),
    onSuccess: setLink,
    onError: say.failed,
  });
  const resetting = useMutation({
    mutationFn: () => resetCodes(personId),
    onSuccess: () => say.done(t("people.resetDone", { name })),
    onError: say.failed,
    async onSettled() {
      setAsked(null);
      await queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
  if (own?.personId === personId) return null;
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon aria-label={t("people.menuOf", { name })}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isDisabled ? (
            <Menu.Item
              leftSection={<IconLockOpen size={16} aria-hidden />}
              onClick={() =>
                changing.mutate({ change: { isDisabled: false }, done: t("people.restoredNow", { name }) })
              }
            >
              {t("people.restore")}
            </Menu.Item>
          ) : (
            <>
              <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => linking.mutate()}>
                {t("people.link")}
              </Menu.Item>
              {hasSecondFactor && (
                <Menu.Item
                  leftSection={<IconShieldOff size={16} aria-hidden />}
                  onClick={() => setAsked("reset")}
                >
                  {t("people.resetCodes")}
                </Menu.Item>
              )}
              <Menu.Item
                color="red"
                leftSection={<IconLock size={16} aria-hidden />}
                onClick={() => setAsked("disable")}
              >
                {t("people.disable")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === "disable" && (
        <ConfirmDialog
          title={t("people.disableTitle", { name })}
          text={t("people.disableText")}
          confirm={t("people.disable")}
          isBusy={changing.isPending}
          onConfirm={() =>
            changing.mutate(
              { change: { isDisabled: true }, done: t("people.disabledNow", { name }) },
              { onSettled: () => setAsked(null) },
            )
          }
          onClose={() => setAsked(null)}
        />
      )}
      {asked === "reset" && (
        <ConfirmDialog
          title={t("people.resetTitle", { name })}
          text={t("people.resetText")}
          confirm={t("people.resetCodes")}
          isBusy={resetting.isPending}
          onConfirm={() => resetting.mutate()}
          onClose={() => setAsked(null)}
        />
      )}
      {link !== null && (
        <LinkDialog
          title={t("people.linkTitle", { name })}
          link={link}
          hasMail={hasMail}
          onClose={() => setLink(null)}
        />
      )}
    </>
  );
}
