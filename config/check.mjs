/**
 * `npm test`: format, lint, types, architecture, unit, integration, browser; then one line of counts.
 * `npm run test:long`: minutes of random faults and an hour of all sources; `npm run bench [-- --json]`: the measurements of test/bench.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { bundleOf } from "./bundle.mjs";
import { checkNode, SetupError } from "./check-node.mjs";
import { buildPage, installDependencies, root } from "./install.mjs";

const bin = join(root, "node_modules/.bin");

function say(line) {
  process.stderr.write(`${line}\n`);
}

/** More room for what lives briefly: collecting it took a tenth of the processor time of tests and types. */
const roomy = {
  ...process.env,
  NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --max-semi-space-size=64`,
  GOGC: "300",
};

function run(program, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

/** Several processors of their own would do part of the work twice (a third of types), and tests wait for them. */
const onOneProcessor = { ...roomy, GOMAXPROCS: "1" };

/** Like `run` for what runs beside the tests: says in one piece what was said, and only when it failed. */
function runBeside(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: onOneProcessor });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
    child.on("error", () => resolve(false));
    child.on("close", (code) => {
      if (code !== 0) say(Buffer.concat(said).toString());
      resolve(code === 0);
    });
  });
}

async function step(name, work) {
  const start = Date.now();
  const isGood = await work();
  say(`${isGood ? "ok  " : "FAIL"} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return { name, isGood };
}

/**
 * All rooms of one kind and the tests at once: each alone would check again whatever it imports. The core stands apart because it must
 * do without Node.js, the page because it runs in a browser.
 */
const typedProjects = ["packages/core", "config/tsconfig.rooms.json", "services/web"];

async function checkTypes() {
  let isGood = true;
  for (const project of typedProjects)
    isGood = (await runBeside(join(bin, "tsc"), ["--noEmit", "--singleThreaded", "-p", project])) && isGood;
  return isGood;
}

/** Runs a project of tests and returns what was counted; `skipped` and `broken` are the names of those tests, the latter with why. */
async function runTests(project) {
  const folder = mkdtempSync(join(tmpdir(), "earshot-tests-"));
  const report = join(folder, "report.json");
  const args = [
    "run",
    "-c",
    "config/vitest.config.ts",
    `--project=${project}`,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const isGood = await run(join(bin, "vitest"), args, roomy);
  if (!existsSync(report)) {
    const broken = [`${project}: the tests did not end`];
    return { passed: 0, failed: 1, skipped: [], broken, isGood };
  }
  const { numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
  rmSync(folder, { recursive: true });
  saySlowest(testResults);
  const hasRun = testResults.filter((file) => !isBrokenFile(file));
  const skipped = hasRun
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === "pending" || test.status === "skipped")
    .map((test) => test.fullName);
  const broken = testResults.flatMap(brokenOf);
  if (!isGood && broken.length === 0)
    broken.push(`${project}: an error outside of all tests; it stands above`);
  return { passed: numPassedTests, failed: broken.length, skipped, broken, isGood };
}

/** A file that could not be loaded, or whose set-up or tear-down failed. */
function isBrokenFile(file) {
  return file.status === "failed" && file.message !== "";
}

/** What failed in one file, each with where it is and the first lines of why. */
function brokenOf(file) {
  const place = relative(root, file.name);
  const why = (message) =>
    (message ?? "")
      .split("\n")
      .filter((line) => !/\/node_modules\/|<anonymous>/.test(line))
      .slice(0, 8)
      .map((line) => `\n      ${line.trimEnd()}`)
      .join("");
  const tests = file.assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => `${place} > ${test.fullName}${why(test.failureMessages[0])}`);
  return isBrokenFile(file) ? [`${place}${why(file.message)}`, ...tests] : tests;
}

/** Files that take long are where the time of everybody's next run can be saved. */
function saySlowest(testResults) {
  const files = testResults
    .map(({ name, startTime, endTime }) => ({
      name: relative(root, name),
      seconds: (endTime - startTime) / 1000,
    }))
    .filter(({ seconds }) => seconds > 15)
    .sort((a, b) => b.seconds - a.seconds);
  for (const { name, seconds } of files.slice(0, 25)) say(`  ${seconds.toFixed(0).padStart(4)} s  ${name}`);
}

/** Beside the tests, which mostly wait: what they say of the sources takes a minute of both processors. */
async function checkSources() {
  return [
    await step("format", () => runBeside(join(bin, "oxfmt"), ["--check", "."])),
    await step("lint", () =>
      runBeside(join(bin, "oxlint"), ["--threads=1", "--type-aware", "-c", "config/oxlint.json", "."]),
    ),
    await step("types", checkTypes),
  ];
}

function sayNamed(title, names) {
  if (names.length === 0) return;
  say(`\n${title} (${names.length}):`);
  for (const name of names) say(`  - ${name}`);
}

/** Tests that need a browser are among those of integration: each kind alone leaves a processor idle. */
async function checkAll() {
  await buildPage();
  // Once, not by each of the first processes that tests start.
  await bundleOf("services/cli/src/main.ts");
  const checking = checkSources();
  /** @type {{ passed: number, failed: number, skipped: string[], broken: string[] }} */
  let tests = { passed: 0, failed: 0, skipped: [], broken: [] };
  for (const project of ["unit", "integration"]) {
    const start = Date.now();
    const ran = await runTests(project);
    say(`${ran.isGood ? "ok  " : "FAIL"} ${project} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    tests = {
      passed: tests.passed + ran.passed,
      failed: tests.failed + ran.failed,
      skipped: [...tests.skipped, ...ran.skipped],
      broken: [...tests.broken, ...ran.broken],
    };
  }
  const steps = await checking;
  const brokenSteps = steps.filter(({ isGood }) => !isGood).map(({ name }) => name);
  sayNamed("Skipped, because this machine lacks something", tests.skipped);
  // Last, because who reads a log begins at its end.
  sayNamed("Failed", [...brokenSteps, ...tests.broken]);
  const failed = tests.failed + brokenSteps.length;
  const passed = tests.passed + steps.length - brokenSteps.length;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0;
}

try {
  checkNode(process.versions.node);
  await installDependencies();
  const [form, ...more] = process.argv.slice(2);
  const forms = {
    "--bench": () => run(process.execPath, ["--import", "tsx", "test/bench/run.ts", ...more]),
    "--long": () =>
      run(join(bin, "vitest"), ["run", "-c", "config/vitest.config.ts", "--project", "long", ...more]),
  };
  process.exitCode = (await (forms[form] ?? checkAll)()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`earshot: ${error.message}`);
  process.exitCode = 1;
}
