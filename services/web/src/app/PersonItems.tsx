import { roleNames } from "@earshot/core/triage/status-names";
import { Menu, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconUserCog } from "@tabler/icons-react";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { signOut } from "../api/session.ts";
import { failureKind } from "../words/failure-words.ts";
import { speak } from "../words/start-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Frame.module.css";
import { usePerson } from "./person.ts";

/** Who is signed in; the own account, language, light or dark, the way out. */
export function PersonItems() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person } = usePerson();
  const leave = useSignOut();
  return (
    <>
      {person && (
        <div className={classes["who"]}>
          <b>{person.name}</b>
          <span>{person.email}</span>
          <span>{roleNames[language][person.role]}</span>
        </div>
      )}
      <Menu.Item
        component={Link}
        to="/account"
        closeMenuOnClick
        leftSection={<IconUserCog size={16} aria-hidden />}
      >
        {t("frame.profile")}
      </Menu.Item>
      <Menu.Divider />
      <ViewSwitches />
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>
        {t("frame.signOut")}
      </Menu.Item>
    </>
  );
}

/** Ends the session and loads the sign-in anew, so that nothing of this person stays in the page. Who could not be signed out is told. */
function useSignOut(): () => void {
  const { t } = useTranslation();
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSuccess: () => window.location.assign("/sign-in"),
    onError(error) {
      // The session was over already: the page notices that by itself.
      if (statusOf(error) === 401) return;
      notifications.show({
        title: t("frame.notSignedOut"),
        message: t(`failure.${failureKind(error)}.what`),
        color: "red",
        autoClose: false,
      });
    },
  });
  return mutate;
}

/** Language and colour scheme; both take effect at once and are kept in this browser. */
export function ViewSwitches() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes["switches"]}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("frame.language")}
        value={language}
        data={[
          { value: "ru", label: "Русский" },
          { value: "en", label: "English" },
        ]}
        onChange={(value) => void speak(value === "ru" ? "ru" : "en")}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("frame.scheme")}
        value={colorScheme}
        data={[
          { value: "auto", label: t("frame.schemeAuto") },
          { value: "light", label: t("frame.schemeLight") },
          { value: "dark", label: t("frame.schemeDark") },
        ]}
        onChange={(value) => setColorScheme(value)}
      />
    </div>
  );
}
