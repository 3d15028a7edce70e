// RxDB in Node against its own WebSocket replication server in another process, both in memory: what it has without a browser
// and without its paid storages.
// node rxdb.mjs [rows] [memory]
import { fileURLToPath } from 'node:url';
import { performance } from 'node:perf_hooks';
import { createRxDatabase } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { replicateWithWebsocketServer, startWebsocketServer } from 'rxdb/plugins/replication-websocket';
import { Edits, Pushed, countingLine, options, printEdits, printNothingNew, printPush, printScan, rows, startServer, timed } from './common.mjs';

const Batch = 1000;
const text = { type: 'string' };
const number = { type: 'number' };
const schema = {
  version: 0, primaryKey: 'id', type: 'object',
  properties: {
    id: { type: 'string', maxLength: 64 }, kind: text, title: text, account: text, owner: text, source: text, stage: text,
    deal: text, on: text, amount: number, base_amount: number, currency: text, created_on: text,
  },
  required: ['id', 'kind'],
};

async function open(name) {
  const database = await createRxDatabase({ name, storage: getRxStorageMemory(), multiInstance: false });
  await database.addCollections({ crm: { schema } });
  return database;
}

async function fill(collection, all) {
  for (let i = 0; i < all.length; i += Batch)
    await collection.bulkInsert(all.slice(i, i + Batch));
}

async function serve(count) {
  const database = await open('server');
  await fill(database.crm, rows(count));
  const { server } = await startWebsocketServer({ database, port: 0, host: '127.0.0.1', path: '/crm' });
  if (server.address() === null) await new Promise((done) => server.once('listening', done));
  process.send(server.address().port);
}

async function follow(collection, url) {
  const state = await replicateWithWebsocketServer({
    collection, url, replicationIdentifier: `${url}-${collection.database.name}`, live: true, batchSize: Batch,
  });
  await state.awaitInitialReplication();
  await state.awaitInSync();
  return state;
}

async function measureEdits(here, there) {
  const times = [];
  let deal = await here.crm.findOne('deal-00000000').exec();
  let seen = () => {};
  const changes = there.crm.$.subscribe((event) => seen(event.documentData));
  for (let i = 0; i < Edits; ++i) {
    const title = `edit ${i}`;
    const arrived = new Promise((done) => { seen = (data) => { if (data.title === title) done(); }; });
    const start = performance.now();
    deal = await deal.incrementalPatch({ title });
    await arrived;
    times.push(performance.now() - start);
  }
  changes.unsubscribe();
  printEdits(times);
}

async function measure(count) {
  const server = await startServer(fileURLToPath(import.meta.url), count);
  const line = await countingLine(server.port);
  const url = `ws://127.0.0.1:${line.port}/crm`;
  const here = await open('here');
  let state;
  const scan = await timed(async () => { state = await follow(here.crm, url); });
  const json = rows(count).reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0);
  const arrived = await here.crm.count().exec();
  if (arrived !== count) throw new Error(`${arrived} of ${count} rows came`);
  printScan(count, scan, line.bytes, json);

  await state.cancel();
  const deals = await here.crm.find({ selector: { kind: 'deal' }, limit: Pushed }).exec();
  const made = await timed(async () => { for (const [i, deal] of deals.entries()) await deal.incrementalPatch({ source: `moved ${i}` }); });
  const pushed = await timed(async () => { state = await follow(here.crm, url); });
  printPush(deals.length, made, pushed);

  const there = await open('there');
  const other = await follow(there.crm, url);
  const theirs = await there.crm.findOne(deals[deals.length - 1].id).exec();
  if (theirs.source !== `moved ${deals.length - 1}`) throw new Error('the edits did not come to the server');
  await measureEdits(here, there);
  await other.cancel();
  await state.cancel();
  const before = line.bytes;
  const again = await timed(async () => { state = await follow(here.crm, url); });
  printNothingNew(line.bytes - before, again);
  server.stop();
}

if (process.argv[2] === '--serve') {
  await serve(Number(process.argv[3]));
} else {
  await measure(options(['memory']).count);
  process.exit(0);
}
