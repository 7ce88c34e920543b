import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const systemPaths = [
  // The browser without its window first: a page costs it less than half of the processor time.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Keeps a browser from looking for its maker's hosts, which a machine without internet would wait for. */
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts the browser found first: CHROMIUM_PATH, one installed on the system, or the one that the package
 * @sparticuz/chromium carries, so that Node.js and npm are enough.
 */
export async function launchChromium(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  const args = isRoot ? [...quiet, "--no-sandbox"] : quiet;
  return chromium.launch({ executablePath: await findChromium(), args, timeout: 120_000 });
}

async function findChromium(): Promise<string> {
  const given = process.env["CHROMIUM_PATH"];
  if (given) return given;
  const installed = systemPaths.find((path) => existsSync(path));
  if (installed) return installed;
  // Makes the package unpack its shared libraries too, which a bare server lacks.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs20.x";
  const packed = await import("@sparticuz/chromium");
  return packed.default.executablePath();
}
