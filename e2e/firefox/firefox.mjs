#!/usr/bin/env node
// The executable that Playwright starts as its Firefox. Playwright drives a stock Firefox over WebDriver BiDi, but only a new one,
// and it evaluates strings in the page, which the app's policy refuses. So this stands between the two, before the Firefox that
// SEQLOOM_FIREFOX names: a command that this Firefox does not know is done without, and what Playwright would have the page
// evaluate is given to Firefox as a function. Downloads stay where the preferences put them: a newer Firefox would leave them to
// Playwright, which tells of them only where it knows the version.
import { spawn } from 'node:child_process';
import { WebSocket, WebSocketServer } from 'ws';

const LISTENS = /WebDriver BiDi listening on (ws:\/\/\S+)/;
const EVALUATES = '(utilityScript, ...args) => utilityScript.evaluate(...args)';
/** Of `evaluate`: itself, whether it is a function, whether its value is wanted, what to evaluate. */
const EXPRESSION_AT = 3;
/** What gives Playwright's own script more, again by a string: `fill` alone, which a test does without. */
const EXTENDS = /injectedScript\.extend\(/;
const DOWNLOADS = '"browser.setDownloadBehavior"';

const firefox = spawn(process.env.SEQLOOM_FIREFOX, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] });
firefox.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => firefox.kill(signal));

let output = '';
firefox.stderr.on('data', function hear(chunk) {
  output += chunk;
  const address = LISTENS.exec(output)?.[1];
  if (!address) return;
  firefox.stderr.off('data', hear).resume();
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  // Playwright waits for this line.
  server.once('listening', () => console.error(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}`));
  server.on('connection', (playwright, { url }) => connect(playwright, new WebSocket(address + url)));
});

function connect(playwright, browser) {
  const opened = new Promise((resolve) => browser.once('open', resolve));
  playwright.on('message', async (text) => {
    await opened;
    const command = String(text);
    if (command.includes(DOWNLOADS)) playwright.send(done(JSON.parse(command).id));
    else browser.send(asFunction(command));
  });
  browser.on('message', (text) => playwright.send(withoutUnknown(String(text))));
  playwright.once('close', () => browser.close());
  browser.once('close', () => playwright.close());
}

function asFunction(text) {
  if (!text.includes(EVALUATES)) return text;
  const command = JSON.parse(text);
  const { value } = command.params.arguments[EXPRESSION_AT];
  const expression = EXTENDS.test(value) ? '() => {}' : value;
  command.params.arguments[EXPRESSION_AT].value = '';
  command.params.functionDeclaration = `(utilityScript, ...args) =>
    Object.assign(Object.create(utilityScript), { global: { eval: () => (${expression}) } }).evaluate(...args)`;
  return JSON.stringify(command);
}

function withoutUnknown(text) {
  if (!text.includes('"unknown command"')) return text;
  const { id, error } = JSON.parse(text);
  return error === 'unknown command' ? done(id) : text;
}

/** The answer to a command that is done without. */
function done(id) {
  return JSON.stringify({ type: 'success', id, result: {} });
}
