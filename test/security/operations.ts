/** A route as the OpenAPI document describes it. */
export interface Operation {
  method: string;
  /** With numbers in place of its parameters. */
  address: string;
  textParameters: string[];
  body: Schema | null;
}

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  minLength?: number;
  minimum?: number;
  const?: unknown;
}

interface Described {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}

/** Routes that end what the test stands on: its own session. */
const leftOut = /^(DELETE \/api\/v1\/(session|me\/sessions)$|GET \/api\/v1\/events$)/;

export function readOperations(document: { paths: Record<string, Record<string, Described>> }): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .map(([method, described]): Operation => ({
        method: method.toUpperCase(),
        address: path.replaceAll(/\{\w+\}/g, "999999"),
        textParameters: (described.parameters ?? [])
          .filter((each) => each.in === "query")
          .map(({ name }) => name),
        body: described.requestBody?.content?.["application/json"]?.schema ?? null,
      }))
      .filter(({ method: verb, address }) => !leftOut.test(`${verb} ${address}`)),
  );
}

/** Addresses with the attack in each parameter, one at a time, and in the place of each id. */
export function questionsOf(operation: Operation, attack: string): string[] {
  if (operation.method !== "GET") return [];
  const text = encodeURIComponent(attack);
  const inPath = operation.address.includes("999999") ? [operation.address.replaceAll("999999", text)] : [];
  return [...operation.textParameters.map((name) => `${operation.address}?${name}=${text}`), ...inPath];
}

/** Bodies that are right in everything but one text, which is the attack. */
export function bodiesOf({ body }: Operation, attack: string): unknown[] {
  if (body === null) return [];
  const places = placesOf(body, []);
  return places.map((place) => put(example(body), place, attack));
}

type Place = (string | number)[];

function placesOf(schema: Schema, place: Place): Place[] {
  const inside = schema.anyOf?.[0] ?? schema.allOf?.[0];
  if (inside) return placesOf(inside, place);
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, each]) => placesOf(each, [...place, name]));
  if (schema.items) return placesOf(schema.items, [...place, 0]);
  return isType(schema, "string") ? [place] : [];
}

function isType({ type }: Schema, name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}

/** A value that the schema allows. */
function example(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const inside = schema.anyOf?.[0] ?? schema.allOf?.[0];
  if (inside) return example(inside);
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, example(each)]));
  if (schema.items) return [example(schema.items)];
  if (isType(schema, "boolean")) return true;
  if (isType(schema, "integer") || isType(schema, "number")) return Math.max(1, schema.minimum ?? 1);
  if (schema.format === "email") return "anna@example.com";
  if (schema.format === "uri") return "https://news.example/feed";
  if (schema.format === "date-time") return "2026-11-20T12:00:00Z";
  return "кофе и чай, и ещё слова".padEnd(schema.minLength ?? 0, "а");
}

function put(value: unknown, place: Place, text: string): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return text;
  if (Array.isArray(value))
    return value.map((each, index) => (index === step ? put(each, rest, text) : each));
  const fields = value as Record<string, unknown>;
  return { ...fields, [step]: put(fields[String(step)], rest, text) };
}
