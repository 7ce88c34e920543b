import { serviceUrl } from "../access.ts";
import { createAsker, type Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { countOf, fieldsOf, stringOf, type Fields } from "../json-fields.ts";
import { judgeVkError } from "./vk-errors.ts";

/** The version of the API that answers are read by. */
const version = "5.199";

/** A token of a person may ask three times a second, one of an application five times. */
export const vkGapMs = 350;

/** Error 6 says that it was too fast; the pace between two requests is the wait. */
const triesMax = 3;

export type VkAnswer = { ok: true; response: Fields; isNothing: boolean } | PollFailure;

export interface VkApi {
  asker: Asker;
  /** Calls a method; `isNothing` where VK refuses what simply has nothing for anybody. */
  call(method: string, parameters: Readonly<Record<string, string | number>>): Promise<VkAnswer>;
}

/** The API of VK with the token of whoever set it up. A source without a token fails at its first call. */
export function openVk(source: Pick<PollSource, "access">, deps: PollDeps): VkApi {
  const asker = createAsker(deps, vkGapMs);
  const token = source.access.secret("token");

  async function call(
    method: string,
    parameters: Readonly<Record<string, string | number>>,
  ): Promise<VkAnswer> {
    if (token === null) return asker.fail("needs_key", "VK answers with a token only");
    const given = Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]);
    const body = new URLSearchParams([...given, ["v", version]]).toString();
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/x-www-form-urlencoded",
    };
    for (let tries = 1; ; tries += 1) {
      const asked = await asker.askJson(methodUrl(source, method), { method: "POST", headers, body });
      if (!asked.ok) return asked;
      const { error, response } = fieldsOf(asked.value);
      if (error === undefined && response !== undefined)
        return { ok: true, response: asFields(response), isNothing: false };
      const { error_code: code, error_msg: message } = fieldsOf(error);
      const number = countOf(code);
      if (number === null) return asker.fail("bad_response", `no answer of VK to ${method}`);
      const verdict = judgeVkError(number);
      if (verdict.kind === "nothing") return { ok: true, response: {}, isNothing: true };
      const told = `${method}: ${number} ${stringOf(message) ?? ""}`;
      if (verdict.kind === "failure") return asker.fail(verdict.code, told, verdict.retryAfterMs);
      if (tries === triesMax) return asker.fail("service_error", told, 1_000);
    }
  }

  return { asker, call };
}

/** Some methods answer with a bare list unless asked for more. */
function asFields(response: unknown): Fields {
  return Array.isArray(response) ? { items: response } : fieldsOf(response);
}

export function methodUrl(source: Pick<PollSource, "access">, method: string): string {
  return `${serviceUrl(source.access, "api")}/method/${method}`;
}
