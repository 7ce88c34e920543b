import { redeemLinkSchema, type linkPurposeSchema } from "@earshot/contract/session";
import type { z } from "zod";

type Purpose = z.infer<typeof linkPurposeSchema>;

export interface RedeemGiven {
  name: string;
  email: string;
  password: string;
}

type Wrong = Partial<Record<keyof RedeemGiven, "needed" | "badEmail" | "tooShort">>;

/** What must be mended before the form is sent, by the schema that the API reads it with. */
export function checkRedeem(given: RedeemGiven, purpose: Purpose): Wrong {
  const { name, email, password } = redeemLinkSchema.shape;
  const wrong: Wrong = {};
  if (purpose !== "new_password" && (given.name.trim() === "" || !name.safeParse(given.name).success))
    wrong.name = "needed";
  if (purpose === "first_person" && !email.safeParse(given.email.trim()).success)
    wrong.email = given.email.trim() === "" ? "needed" : "badEmail";
  if (!password.safeParse(given.password).success)
    wrong.password = given.password === "" ? "needed" : "tooShort";
  return wrong;
}
