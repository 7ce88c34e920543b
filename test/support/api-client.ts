/** What a browser does for the page: keeps the session cookie, sends the CSRF token, speaks JSON. */
export interface ApiClient {
  get(path: string): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Forgets cookie and token. */
  forget(): void;
  csrfToken: string | null;
  cookie: string | null;
}

export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the server says.
  body: any;
}

export function createApiClient(baseUrl: string): ApiClient {
  const client: ApiClient = {
    cookie: null,
    csrfToken: null,
    get: (path) => client.send("GET", path),
    async send(method, path, body, headers = {}) {
      const response = await fetch(baseUrl + path, {
        method,
        redirect: "manual",
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(client.cookie === null ? {} : { cookie: client.cookie }),
          ...(client.csrfToken === null || method === "GET" ? {} : { "x-csrf-token": client.csrfToken }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      for (const set of response.headers.getSetCookie()) {
        const pair = set.split(";")[0] ?? "";
        client.cookie = pair.endsWith("=") ? null : pair;
      }
      const text = await response.text();
      const isJson = /json/.test(response.headers.get("content-type") ?? "");
      const read = isJson && text !== "" ? JSON.parse(text) : text;
      if (typeof read === "object" && read !== null && "csrfToken" in read)
        client.csrfToken = String(read.csrfToken);
      return { status: response.status, headers: response.headers, body: read };
    },
    forget() {
      client.cookie = null;
      client.csrfToken = null;
    },
  };
  return client;
}

/** Redeems the one-time link of a start: the client is then the administrator. */
export async function signInFirst(client: ApiClient, signInLink: string | null): Promise<void> {
  const token = (signInLink ?? "").split("#")[1] ?? "";
  const answer = await client.send("POST", "/api/v1/session/link", {
    token,
    name: "Анна Ожегова",
    email: "anna@example.com",
    password: "correct horse battery",
  });
  if (answer.status !== 200) throw new Error(`the link was refused: ${JSON.stringify(answer.body)}`);
}
