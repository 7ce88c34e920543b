/** A program of its own: a server that answers each host of 127.0.0.0/8 with a feed of its own. Prints its port; ends with its input. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { rss } from "../collect/published-feed.ts";

const postsPerFeed = Number(process.argv[2] ?? 20);
const words =
  "Вчера в цехе проверили новую партию, инженеры остались довольны, покупатели ждут поставку. ".repeat(3);
const at = new Date(Date.now() - 3_600_000).toISOString();

const server = createServer((request, response) => {
  const host = (request.headers.host ?? "").split(":")[0] ?? "";
  const posts = Array.from({ length: postsPerFeed }, (_, index) => ({
    id: `${host}-${index}`,
    title: `Запись ${index} с ${host}`,
    text: index % 5 === 0 ? `Заслонка: ${words}` : words,
    at,
  }));
  response.writeHead(200, { "content-type": "application/rss+xml; charset=utf-8" });
  response.end(
    rss(posts, `<title>${host}</title><link>http://${host}/</link><description>${host}</description>`),
  );
});
server.listen(0, "0.0.0.0", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume().on("end", () => process.exit(0));
