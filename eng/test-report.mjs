// Reads the trx files that eng/test.sh left in a folder.
//   node eng/test-report.mjs FOLDER FILTER PROJECT   one project: its counts and its failures
//   node eng/test-report.mjs FOLDER FILTER           all of them: what was skipped and why, and the closing line
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, filter, project] = process.argv.slice(2);
if (project) describe(read(project));
else summarize(readdirSync(folder).filter(f => f.endsWith(".exit")).map(f => read(f.slice(0, -".exit".length))));

function describe({ name, passed, failed, skipped, trouble, log, seconds }) {
  console.log(`${name}: ${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped, ${seconds} s`);
  for (const test of failed) {
    console.log(`\n  FAILED ${test.name}`);
    console.log(indent(test.message || "The test failed without a message."));
    if (test.stack) console.log(indent(test.stack));
    if (test.output) console.log(indent(`It wrote:\n${test.output}`));
  }
  if (trouble) console.log(`\n  ${trouble} dotnet test said:\n${indent(shorten(log))}`);
  if (failed.length || trouble) console.log();
}

function summarize(projects) {
  const all = kind => projects.flatMap(p => p[kind]);
  const [passed, failed, skipped] = [all("passed"), all("failed"), all("skipped")];
  const troubled = projects.filter(p => p.trouble);
  const nothingRan = passed.length + failed.length === 0;

  if (skipped.length) console.log("\nSkipped:");
  for (const test of skipped) console.log(`  ${test.name}\n    ${test.message || "No reason given."}`);
  if (failed.length) console.log("\nFailed:");
  for (const test of failed) console.log(`  ${test.name}`);
  if (troubled.length) console.log("\nProjects that count as one failure each:");
  for (const { name, trouble } of troubled) console.log(`  ${name}: ${trouble}`);
  if (nothingRan && filter) console.log(`\nNo test that matches the filter ${filter} ran.`);

  const line = `${passed.length} passed, ${failed.length + troubled.length} failed, ${skipped.length} skipped`;
  writeFileSync(join(folder, "summary.txt"), `${line}\n`);
  console.log(`\n${line}`);
  process.exitCode = failed.length || troubled.length || nothingRan ? 1 : 0;
}

function read(name) {
  const text = file => existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  const trx = text(`${name}.trx`);
  const tests = results(trx);
  const [passed, failed, skipped] = ["Passed", "Failed", "NotExecuted"].map(outcome => tests.filter(t => t.outcome === outcome));
  const other = tests.find(t => !["Passed", "Failed", "NotExecuted"].includes(t.outcome));
  // What ran before a crash may have failed too; then only the log tells of both.
  const crashed = text(`${name}.exit`).trim() !== "0" && (failed.length === 0 || /^Test Run Aborted/m.test(text(`${name}.log`)));

  const trouble =
    crashed ? "The run stopped before its end." :
    other ? `${other.name} ended as ${other.outcome}.` :
    /<ResultSummary outcome="(Aborted|Error|Timeout)"/.test(trx) ? "The run stopped before its end." :
    filter ? "" :
    !trx ? "The run left no results." :
    passed.length + failed.length === 0 ? "No test ran." : "";
  return { name, passed, failed, skipped, trouble, log: text(`${name}.log`).trim(), seconds: seconds(trx) };
}

function seconds(trx) {
  const [start, finish] = ["start", "finish"].map(which => Date.parse(trx.match(new RegExp(`<Times [^>]*${which}="([^"]*)"`))?.[1]));
  return Math.round((finish - start) / 1000) || 0;
}

function results(trx) {
  const element = /<UnitTestResult((?:\s+[\w:]+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g;
  return [...trx.matchAll(element)].map(([, attributes, body = ""]) => ({
    name: attribute(attributes, "testName"),
    outcome: attribute(attributes, "outcome"),
    message: inner(body, "Message"),
    stack: ownFrames(inner(body, "StackTrace")),
    output: inner(body, "StdOut"),
  }));
}

function attribute(text, name) {
  return decode(text.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? "");
}

function inner(body, name) {
  return decode(body.match(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`))?.[1] ?? "").trim();
}

// The frames with a line number are ours; the rest of a stack is the test runner's.
function ownFrames(stack) {
  const frames = stack.split("\n").map(frame => frame.trim());
  const own = frames.filter(frame => /:line \d+/.test(frame));
  return (own.length ? own : frames).join("\n").replaceAll(`${process.cwd()}/`, "");
}

function decode(text) {
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : named[name] ?? whole);
}

function shorten(text) {
  const lines = text.split("\n");
  return lines.length <= 40 ? text : [...lines.slice(0, 20), `... ${lines.length - 40} lines ...`, ...lines.slice(-20)].join("\n");
}

function indent(text) {
  return text.split("\n").map(line => `    ${line.trimEnd()}`).join("\n");
}
