import type { SettingDefinition, TextFormat, Words } from "./definition.ts";
import { definitionOf, type SettingKey } from "./registry.ts";

/** Of a connection: past the proxy that the others use. */
export const directProxy = "direct";

export type CheckedSetting = { ok: true; value: string | number | boolean } | { ok: false; problem: Words };

/** Whether a setting may hold a value, and what to enter instead. The value comes back tidied: texts without outer spaces. */
export function checkSetting(key: SettingKey, given: unknown): CheckedSetting {
  const definition = definitionOf(key);
  switch (definition.kind) {
    case "number":
      return checkNumber(definition, given);
    case "choice":
      if (typeof given === "string" && Object.hasOwn(definition.options, given))
        return { ok: true, value: given };
      return wrong(
        `выберите одно из: ${Object.keys(definition.options).join(", ")}`,
        `choose one of ${Object.keys(definition.options).join(", ")}`,
      );
    case "yes_no":
      return typeof given === "boolean" ? { ok: true, value: given } : wrong("да или нет", "say yes or no");
    case "secret":
      return checkSecret(definition.maxLength, given);
    case "text":
      return checkText(definition, given);
  }
}

function checkNumber(
  { min, max }: Extract<SettingDefinition, { kind: "number" }>,
  given: unknown,
): CheckedSetting {
  if (typeof given === "number" && Number.isInteger(given) && given >= min && given <= max) {
    return { ok: true, value: given };
  }
  return wrong(`целое число от ${min} до ${max}`, `use a whole number from ${min} to ${max}`);
}

/** Taken as it is: a password may begin or end with a space. */
function checkSecret(maxLength: number, given: unknown): CheckedSetting {
  if (typeof given !== "string") return wrong("введите текст", "enter a text");
  if (given === "") return wrong("введите значение или сбросьте", "enter a value, or remove it");
  if (given.length > maxLength) return tooLong(maxLength);
  return { ok: true, value: given };
}

function checkText(
  { format, maxLength }: Extract<SettingDefinition, { kind: "text" }>,
  given: unknown,
): CheckedSetting {
  if (typeof given !== "string") return wrong("введите текст", "enter a text");
  const value = given.trim();
  if (value.length > maxLength) return tooLong(maxLength);
  // A line break would start another header of a mail or of a request.
  if (/\p{Cc}/u.test(value)) return wrong("без переносов строк", "use one line");
  const { fits, problem } = formats[format];
  if (value !== "" && !fits(value)) return { ok: false, problem };
  return { ok: true, value };
}

const address = /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+$/;

/** Scheme, host and perhaps a port; no name and no password. */
export const hostPattern =
  /^([a-z]+):\/\/([a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:]+\])(?::(\d{1,5}))?(?:\/|$)/i;

const formats: Record<TextFormat, { fits: (value: string) => boolean; problem: Words }> = {
  line: { fits: () => true, problem: { ru: "", en: "" } },
  host: {
    fits: (value) => /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.?)+$/i.test(value) || /^[\da-f:]+$/i.test(value),
    problem: {
      ru: "имя сервера без порта и пути, например smtp.example.com",
      en: "use the name of a server without port or path, such as smtp.example.com",
    },
  },
  sender: {
    fits: (value) => address.test(/^[^<>]*<([^<>]+)>$/.exec(value)?.[1] ?? value),
    problem: {
      ru: "адрес, например earshot@example.com или Earshot <earshot@example.com>",
      en: "use an address, such as earshot@example.com or Earshot <earshot@example.com>",
    },
  },
  contact: {
    fits: (value) => address.test(value) || /^https?:\/\/[^\s()<>"]+$/.test(value),
    problem: {
      ru: "адрес страницы (https://…) или почты",
      en: "use the address of a page (https://…) or of a mailbox",
    },
  },
  base_url: {
    fits: (value) =>
      hostPattern.test(value) && /^(?:https?|wss?):\/\/[^/]+(?:\/[^\s?#]*[^\s?#/])?$/.test(value),
    problem: {
      ru: "адрес без косой черты в конце, например https://mirror.example.com",
      en: "use an address without a slash at its end, such as https://mirror.example.com",
    },
  },
  proxy: {
    fits: (value) =>
      value === directProxy || (hostPattern.test(value) && /^https?:\/\/[^/]+:\d{1,5}$/.test(value)),
    problem: {
      ru: "адрес с портом без имени и пароля, например http://proxy.example.com:3128, или слово direct",
      en: "use an address with its port and without a name, such as http://proxy.example.com:3128, or the word direct",
    },
  },
};

function tooLong(maxLength: number): CheckedSetting {
  return wrong(`не длиннее ${maxLength} знаков`, `use at most ${maxLength} characters`);
}

function wrong(ru: string, en: string): CheckedSetting {
  return { ok: false, problem: { ru, en } };
}
