import type { ApiDeps, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { isStillSignedIn } from "../sign-in/signed-in.ts";

/** `GET /api/v1/events`: server-sent events, shapes in contract/live. */
export async function registerEvents(app: Routes, deps: ApiDeps): Promise<void> {
  app.get(
    "/api/v1/events",
    {
      schema: {
        tags: ["live"],
        summary: "Live changes as server-sent events",
        produces: ["text/event-stream"],
      },
      config: { action: "read", isStream: true, rateLimit: { max: 120, timeWindow: "1 minute" } },
    },
    ({ signedIn }, reply) => {
      if (signedIn === null) throw new ProblemError(401, "Sign in first.");
      const { tokenHash } = signedIn;
      deps.hub.attach(reply, { tokenHash, mayStay: () => isStillSignedIn(signedIn, deps) });
    },
  );
}
