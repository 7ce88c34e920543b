import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "../queue/test-servers.ts";
import { projectFolder } from "../start/earshot-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A proxy with TLS before an Earshot, set up by the very file that people copy. */
export interface TlsProxy {
  close(): Promise<void>;
}

/** Starts nginx with `config/deploy/nginx/earshot.conf`; only ports, names and certificate are those of the test. */
export async function startNginx(port: number, target: string): Promise<TlsProxy> {
  const { folder, remove } = await temporaryFolder();
  await makeCertificate(folder);
  const ours = await readFile(path.join(projectFolder, "config/deploy/nginx/earshot.conf"), "utf8");
  const site = ours
    .replace(/listen 443/, `listen 127.0.0.1:${port}`)
    .replace(/listen 80;/, `listen 127.0.0.1:${await freePort()};`)
    .replace(/^.*listen \[::\].*$/gm, "")
    .replace(/ssl_certificate .*?;/, `ssl_certificate ${folder}/cert.pem;`)
    .replace(/ssl_certificate_key .*?;/, `ssl_certificate_key ${folder}/key.pem;`)
    .replaceAll("earshot.example.org", "localhost")
    .replaceAll("http://127.0.0.1:4100", target);
  const kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/t;`,
  );
  await writeFile(
    path.join(folder, "nginx.conf"),
    `daemon off; pid ${folder}/pid; error_log stderr notice;
     events {}
     http { access_log off; ${kept.join(" ")} ${site} }`,
  );
  return run(
    "nginx",
    ["-p", folder, "-c", "nginx.conf", "-e", "stderr"],
    /start worker process/,
    folder,
    remove,
  );
}

/** Starts Caddy with `config/deploy/caddy/Caddyfile`; only name, ports and the source of the certificate are those of the test. */
export async function startCaddy(port: number, target: string): Promise<TlsProxy> {
  const { folder, remove } = await temporaryFolder();
  await makeCertificate(folder);
  const ours = await readFile(path.join(projectFolder, "config/deploy/caddy/Caddyfile"), "utf8");
  const site = ours
    .replace(
      "earshot.example.org {",
      `https://localhost:${port} {\n\ttls ${folder}/cert.pem ${folder}/key.pem`,
    )
    .replace("127.0.0.1:4100", new URL(target).host);
  await mkdir(path.join(folder, "data"));
  await writeFile(
    path.join(folder, "Caddyfile"),
    `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`,
  );
  const args = ["run", "--config", path.join(folder, "Caddyfile"), "--adapter", "caddyfile"];
  return run("caddy", args, /serving initial configuration/, folder, remove);
}

async function makeCertificate(folder: string): Promise<void> {
  const files = ["-keyout", path.join(folder, "key.pem"), "-out", path.join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  await promisify(execFile)("openssl", [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    ...files,
    ...subject,
  ]);
}

async function run(
  program: string,
  args: string[],
  ready: RegExp,
  home: string,
  remove: () => Promise<void>,
): Promise<TlsProxy> {
  const places = `${process.env["PATH"] ?? ""}:/usr/sbin`;
  const env = { PATH: places, HOME: home, XDG_DATA_HOME: path.join(home, "data"), XDG_CONFIG_HOME: home };
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      if (ready.test(line)) resolve();
    });
    child.once("exit", () => reject(new Error(`${program} did not start:\n${said.join("\n")}`)));
  });
  return {
    async close() {
      child.kill("SIGTERM");
      await ended;
      await remove();
    },
  };
}
