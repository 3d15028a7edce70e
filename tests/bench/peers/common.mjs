// What both peers share: the rows, a line that counts its bytes, and the lines that are printed.
import { fork } from 'node:child_process';
import { createServer, connect } from 'node:net';
import { performance } from 'node:perf_hooks';

export const Pushed = 10000;
export const Edits = 300;

/** Deals with a stage change each, as plumbline-bench sync makes them: `count` rows in all. */
export function rows(count) {
  const all = [];
  for (let i = 0; i < count / 2; ++i) {
    const deal = `deal-${String(i).padStart(8, '0')}`;
    const created = new Date(Date.UTC(2024, 9, 4) + (i % 365) * 86400000).toISOString().slice(0, 10);
    const amount = (1000 + (i % 977)) * 100;
    all.push({
      id: deal, kind: 'deal', title: `Deal ${i}`, account: `account-${i % 3}`, owner: 'ned',
      source: i % 3 === 0 ? 'website' : 'fair', stage: `stage-${i % 3}`, amount, base_amount: amount, currency: 'CNY',
      created_on: created,
    });
    all.push({
      id: `stage-change-${String(i).padStart(8, '0')}`, kind: 'stage_change', deal, stage: `stage-${i % 3}`, on: created,
      base_amount: amount, currency: 'CNY',
    });
  }
  return all;
}

/** A line to a port of this machine that counts what goes over it. */
export async function countingLine(port) {
  const line = { up: 0, down: 0, port: 0, get bytes() { return line.up + line.down; } };
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) socket.setNoDelay(true);
    near.on('data', (chunk) => { line.up += chunk.length; far.write(chunk); });
    far.on('data', (chunk) => { line.down += chunk.length; near.write(chunk); });
    for (const [one, other] of [[near, far], [far, near]]) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  line.port = server.address().port;
  return line;
}

/** The server is another process, as a hub is; it says its port when it is ready. */
export async function startServer(file, size) {
  const child = fork(file, ['--serve', String(size)]);
  const port = await new Promise((ready, failed) => {
    child.once('message', ready);
    child.once('exit', () => failed(new Error('the server ended')));
  });
  return { port, stop: () => child.kill() };
}

export async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function printRow(...cells) {
  console.log(cells[0].padEnd(44) + cells.slice(1).map((cell) => cell.padStart(24)).join(''));
}

const milliseconds = (value) => `${value.toFixed(3)} ms`;
const rate = (count, spent, of) => `${Math.round((count * 1000) / Math.max(spent, 0.001))} ${of}/s`;

export function printScan(count, spent, bytes, json) {
  printRow('first scan', `${count} rows`, rate(count, spent, 'rows'));
  printRow('  on the line', `${bytes} bytes`, `${Math.floor((100 * bytes) / json)} % of JSON`);
}

export function printPush(count, made, pushed) {
  printRow('edits made offline', `${count}`, rate(count, made, 'operations'));
  printRow('pushed and durable as the peer has it', `${count}`, rate(count, pushed, 'operations'));
}

export function printEdits(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (percentile) => sorted[Math.floor(((sorted.length - 1) * percentile) / 100)];
  printRow('an edit, seen elsewhere', `p50 ${milliseconds(at(50))}`, `p95 ${milliseconds(at(95))}`,
           `most ${milliseconds(sorted[sorted.length - 1])}`);
}

export function printNothingNew(bytes, spent) {
  printRow('nothing new, from connecting on', `${bytes} bytes`, milliseconds(spent));
}

/** `node X.mjs [rows] [storage]` */
export function options(storages) {
  const count = Number(process.argv[2] ?? 20000);
  const storage = process.argv[3] ?? storages[0];
  if (!Number.isInteger(count) || count < 2 || !storages.includes(storage)) {
    console.error(`usage: node ${process.argv[1]} [rows] [${storages.join('|')}]`);
    process.exit(2);
  }
  return { count, storage };
}
