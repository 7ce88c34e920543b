import { SettingsForm } from "./SettingsForm.tsx";

/** Settings of the team: who it is, how sources are read, what is kept, how one signs in. */
export function GeneralPage() {
  return (
    <>
      <SettingsForm group="team" />
      <SettingsForm group="collect" />
      <SettingsForm group="stories" />
      <SettingsForm group="coding" />
      <SettingsForm group="keep" />
      <SettingsForm group="sign_in" />
    </>
  );
}
