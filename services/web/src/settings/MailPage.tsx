import { MailList } from "./MailList.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import { TestMail } from "./TestMail.tsx";

/** How mail leaves, and what left. */
export function MailPage() {
  return (
    <>
      <SettingsForm group="mail">
        <TestMail />
      </SettingsForm>
      <MailList />
    </>
  );
}
