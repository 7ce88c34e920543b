import { STATUS_CODES } from "node:http";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from "fastify-type-provider-zod";
import type { Problem } from "@earshot/contract/problem";
import { TooSlowError } from "@earshot/db/queries/within-time";

/** An answer other than success, thrown by a handler and worded for the person who meets it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(
    status: number,
    detail: string,
    errors?: Problem["errors"],
    more?: Pick<Problem, "conflict" | "reason">,
  ) {
    super(detail);
    this.problem = { ...describe(status, detail, errors), ...more };
  }
}

const fieldsDetail = "Some fields need mending; see errors.";

/** Fields of what was sent that are at fault, each with how it is mended. */
export function invalidFields(errors: NonNullable<Problem["errors"]>): ProblemError {
  return new ProblemError(400, fieldsDetail, errors);
}

export function invalidField(field: string, message: string): ProblemError {
  return invalidFields([{ field, message }]);
}

function describe(status: number, detail: string, errors?: Problem["errors"]): Problem {
  const problem: Problem = { type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, detail };
  return errors ? { ...problem, errors } : problem;
}

/** The only place that knows how a failure becomes `application/problem+json` (RFC 9457). */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    sendProblem(reply, { ...toProblem(error, request), instance: pathOf(request) });
  });
  app.setNotFoundHandler((request, reply) => {
    sendProblem(reply, { ...nothingAt(request), instance: pathOf(request) });
  });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split("?")[0] ?? "";
}

function nothingAt(request: FastifyRequest): Problem {
  return describe(404, `There is nothing at ${pathOf(request)}.`);
}

function toProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof TooSlowError)
    return describe(422, "This search asks too much at once. Add a word, a source or a period to it.");
  // An address that could not name anything names nothing: there is no field whose mending would help.
  if (error.validationContext === "params") return nothingAt(request);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((issue) => ({
      field:
        issue.instancePath.replace(/^\//, "").replaceAll("/", ".") || (error.validationContext ?? "request"),
      message: issue.message ?? "is not valid",
    }));
    return describe(400, fieldsDetail, errors);
  }
  if (isResponseSerializationError(error)) {
    request.log.error({ err: error, cause: error.cause }, "answer does not fit its contract");
    return describe(500, "The answer could not be made. The log of the server says why.");
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return describe(status, error.message);
  request.log.error({ err: error }, "request failed");
  return describe(
    status,
    "Something failed on the server. Nothing was changed; the log of the server says why.",
  );
}

function sendProblem(reply: FastifyReply, problem: Problem): void {
  void reply
    .status(problem.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({ ...problem, requestId: reply.request.id } satisfies Problem);
}
