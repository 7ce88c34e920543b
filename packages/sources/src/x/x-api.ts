import { serviceUrl } from "../access.ts";
import { parseJson } from "../ask.ts";
import type { Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { fieldsOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import type { XBudget } from "./x-budget.ts";

export interface XCost {
  /** Cents that the answer can cost at most. */
  most: number;
  /** Cents that this answer does cost. */
  of: (fields: Fields) => number;
  isReread?: boolean;
}

export type XAnswer = { ok: true; fields: Fields } | PollFailure;

export interface XApi {
  /** Pays first, then asks. */
  get(path: string, params: Readonly<Record<string, string>>, cost: XCost): Promise<XAnswer>;
}

export function openXApi(
  source: PollSource,
  token: string,
  { asker, budget, deps }: { asker: Asker; budget: XBudget; deps: Pick<PollDeps, "now"> },
): XApi {
  return {
    async get(path, params, cost) {
      const refused = await budget.reserve(cost.most, cost.isReread);
      if (refused !== null) return refused;
      const query = new URLSearchParams(params).toString();
      const url = `${serviceUrl(source.access, "api")}/2${path}${query === "" ? "" : `?${query}`}`;
      const asked = await asker.askJson(url, { headers: { authorization: `Bearer ${token}` } });
      if (asked.ok) {
        const fields = fieldsOf(asked.value);
        await budget.giveBack(cost.most - cost.of(fields), cost.isReread);
        return { ok: true, fields };
      }
      const { response, ...failure } = asked;
      if (response === undefined || failure.code !== "http_error") return failure;
      // Without credits X has nothing to take it from; of other refusals it does not say whether they cost, so what was set aside stays so.
      if (failure.httpStatus === 402) await budget.giveBack(cost.most, cost.isReread);
      return judge(asker, failure, {
        body: fieldsOf(parseJson(response)),
        headers: response.headers,
        now: deps.now(),
      });
    },
  };
}

function judge(
  asker: Asker,
  failure: PollFailure,
  { body, headers, now }: { body: Fields; headers: Record<string, string>; now: Date },
): PollFailure {
  const first = fieldsOf(listOf(body["errors"])[0]);
  const said =
    stringOf(body["detail"]) ?? stringOf(first["message"]) ?? stringOf(body["title"]) ?? failure.message;
  switch (failure.httpStatus ?? 0) {
    case 401:
      return asker.fail("needs_key", `X does not take the bearer token: ${said}`);
    case 402:
      return asker.fail("no_credits", said);
    case 403:
      return asker.fail("needs_key", `the token does not allow this: ${said}`);
    case 404:
      return asker.fail("not_there", said);
    case 429: {
      const reset = Number(headers["x-rate-limit-reset"] ?? "");
      const waitMs = Number.isSafeInteger(reset) && reset > 0 ? reset * 1_000 - now.getTime() : null;
      return {
        ...failure,
        message: said,
        retryAfterMs: failure.retryAfterMs ?? (waitMs === null ? null : Math.max(0, waitMs)),
      };
    }
    default:
      return { ...failure, message: said };
  }
}
