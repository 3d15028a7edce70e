// PouchDB in Node against express-pouchdb in another process, over HTTP on loopback.
// node pouchdb.mjs [rows] [leveldb|memory]
import { createRequire } from 'node:module';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { performance } from 'node:perf_hooks';
import { Edits, Pushed, countingLine, options, printEdits, printNothingNew, printPush, printScan, rows, startServer, timed } from './common.mjs';

const require = createRequire(import.meta.url);
const PouchDB = require('pouchdb');
PouchDB.plugin(require('pouchdb-adapter-memory'));

const Batch = 1000;
const document = ({ id, ...fields }) => ({ _id: id, ...fields });

function databases(folder, storage) {
  mkdirSync(folder, { recursive: true });
  return PouchDB.defaults(storage === 'memory' ? { adapter: 'memory' } : { prefix: `${folder}/` });
}

async function fill(database, documents) {
  for (let i = 0; i < documents.length; i += Batch)
    await database.bulkDocs(documents.slice(i, i + Batch));
}

async function serve(folder, storage, count) {
  const Local = databases(folder, storage);
  await fill(new Local('crm'), rows(count).map(document));
  const application = require('express-pouchdb')(Local, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log.txt') });
  const server = application.listen(0, '127.0.0.1', () => process.send(server.address().port));
}

async function measureEdits(here, there, remote) {
  const options = { live: true, retry: false, batch_size: Batch };
  const lines = [here.sync(remote, options), there.sync(remote, options)];
  let seen = () => {};
  const changes = there.changes({ since: 'now', live: true, include_docs: true }).on('change', (change) => seen(change));
  const times = [];
  for (let i = 0; i < Edits; ++i) {
    const deal = await here.get('deal-00000000');
    const title = `edit ${i}`;
    const arrived = new Promise((done) => { seen = (change) => { if (change.doc.title === title) done(); }; });
    const start = performance.now();
    await here.put({ ...deal, title });
    await arrived;
    times.push(performance.now() - start);
  }
  changes.cancel();
  for (const line of lines) line.cancel();
  printEdits(times);
}

async function measure(folder, storage, count) {
  const server = await startServer(fileURLToPath(import.meta.url), `${count}:${storage}:${join(folder, 'server')}`);
  const line = await countingLine(server.port);
  // Not by the defaults of here, which would take the address for a name.
  const remote = new PouchDB(`http://127.0.0.1:${line.port}/crm`);
  const Local = databases(join(folder, 'client'), storage);
  const here = new Local('here');
  const scan = await timed(() => here.replicate.from(remote, { batch_size: Batch }));
  const json = rows(count).reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0);
  const { doc_count: arrived } = await here.info();
  if (arrived !== count) throw new Error(`${arrived} of ${count} rows came`);
  printScan(count, scan, line.bytes, json);

  const deals = (await here.allDocs({ include_docs: true, startkey: 'deal-', endkey: 'deal-\uffff', limit: Pushed })).rows.map((row) => row.doc);
  const made = await timed(async () => { for (const [i, deal] of deals.entries()) await here.put({ ...deal, source: `moved ${i}` }); });
  const pushed = await timed(() => here.replicate.to(remote, { batch_size: Batch }));
  printPush(deals.length, made, pushed);

  const there = new Local('there');
  await there.replicate.from(remote, { batch_size: Batch });
  await measureEdits(here, there, remote);
  await here.replicate.from(remote, { batch_size: Batch });
  const before = line.bytes;
  const again = await timed(() => here.replicate.from(remote, { batch_size: Batch }));
  printNothingNew(line.bytes - before, again);
  server.stop();
}

if (process.argv[2] === '--serve') {
  const [count, storage, folder] = process.argv[3].split(':');
  await serve(folder, storage, Number(count));
} else {
  const { count, storage } = options(['leveldb', 'memory']);
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-peer-'));
  try {
    await measure(folder, storage, count);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exit(0);
}
