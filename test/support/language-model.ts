import { createServer, type IncomingMessage } from "node:http";

/** A server of OpenAI's protocol that obeys whatever it reads, strangers' posts above all. */
export interface LanguageModel {
  /** What an administrator enters. */
  url: string;
  /** Bodies of the questions so far. */
  asked: { system: string; user: string; model: string }[];
  /** What it says to everybody from now on; null: "SAY: …" of whatever it is sent. Silent: takes the question and writes one word, no end. */
  say: string | null;
  isSilent: boolean;
  /** Questions whose reader left before the end. */
  leftAlone: number;
  close(): Promise<void>;
}

interface Question {
  model: string;
  messages: { role: string; content: string }[];
}

/** Starts one on a free port. */
export async function startLanguageModel(): Promise<LanguageModel> {
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { model: name, messages } = JSON.parse(body) as Question;
      const contentOf = (role: string): string => messages.find((each) => each.role === role)?.content ?? "";
      const [system, user] = [contentOf("system"), contentOf("user")];
      model.asked.push({ system, user, model: name });
      const words = model.say ?? /SAY: ([^"\\]*)/.exec(user)?.[1] ?? "Спасибо, что написали.";
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.on("close", () => {
        if (!response.writableFinished) model.leftAlone += 1;
      });
      const send = (choice: object, more: object = {}): void => {
        const chunk = { id: "1", object: "chat.completion.chunk", created: 1, model: name };
        response.write(
          `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, ...choice }], ...more })}\n\n`,
        );
      };
      for (const content of model.isSilent ? [words.slice(0, 12)] : words.split(/(?<=\s)/))
        send({ delta: { role: "assistant", content }, finish_reason: null });
      if (model.isSilent) return;
      send({ delta: {}, finish_reason: "stop" });
      send(
        { delta: {} },
        { choices: [], usage: { prompt_tokens: 80, completion_tokens: 20, total_tokens: 100 } },
      );
      response.end("data: [DONE]\n\n");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  const model: LanguageModel = {
    url: `http://127.0.0.1:${port}/v1`,
    asked: [],
    say: null,
    isSilent: false,
    leftAlone: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return model;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
