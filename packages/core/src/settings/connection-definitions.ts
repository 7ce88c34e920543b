import { sourceServices } from "../collect/source-services.ts";
import type { SourceKind } from "../collect/source.ts";
import type { SettingDefinition, Words } from "./definition.ts";

type TextSetting = Extract<SettingDefinition, { kind: "text" }>;

/** What is said of a service: its name, and what it is asked for. */
export interface Service {
  name: string;
  use: Words;
}

export function service(name: string, ru: string, en: string): Service {
  return { name, use: { ru, en } };
}

/** Keys, services and proxy of one kind, as `connect.<kind>_<what>`. */
export function connection<
  K extends string,
  S extends string = never,
  D extends Record<string, SettingDefinition> = {},
>(kind: K & SourceKind, name: string | Words, given: { keys?: D; services?: Record<S, Service> }) {
  const words = typeof name === "string" ? { ru: name, en: name } : name;
  return {
    ...keyed(kind, given.keys ?? ({} as D)),
    ...servicesOf<K, S>(kind, given.services ?? ({} as Record<S, Service>)),
    ...keyed(kind, { proxy: proxy(words) }),
  };
}

/** Addresses of the services of a kind; empty: the one that everybody asks. */
export function servicesOf<K extends string, S extends string>(
  kind: K & SourceKind,
  services: Record<S, Service>,
) {
  const settings = Object.entries<Service>(services).map(([service, { name, use }]) => {
    const usual = sourceServices[kind][service] ?? "";
    return [service, address(name, use, usual)] as const;
  });
  return keyed(kind, Object.fromEntries(settings) as Record<S, TextSetting>);
}

function address(name: string, use: Words, usual: string): TextSetting {
  return {
    kind: "text",
    format: "base_url",
    maxLength: 500,
    default: "",
    action: "run_system",
    name: { ru: `${name}: свой адрес`, en: `${name}: own address` },
    help: {
      ru: `${use.ru} Нужен, только если служба отсюда недоступна и есть зеркало или посредник. Пустое поле — обычный адрес ${usual}.`,
      en: `${use.en} Only needed where the service cannot be reached and there is a mirror or a relay. Empty: the usual address ${usual}.`,
    },
  };
}

function proxy(name: Words): TextSetting {
  return {
    kind: "text",
    format: "proxy",
    maxLength: 300,
    default: "",
    action: "run_system",
    name: { ru: `${name.ru}: прокси`, en: `${name.en}: proxy` },
    help: {
      ru: "Пустое поле — общий прокси. Слово direct — без прокси.",
      en: "Empty: the common proxy. The word direct: without any.",
    },
  };
}

type Keyed<K extends string, D> = { [What in keyof D & string as `connect.${K}_${What}`]: D[What] };

function keyed<K extends string, D extends Record<string, SettingDefinition>>(
  kind: K,
  settings: D,
): Keyed<K, D> {
  const named = Object.entries(settings).map(([what, setting]) => [`connect.${kind}_${what}`, setting]);
  return Object.fromEntries(named) as Keyed<K, D>;
}
