// Rounds of a server that is killed while people write. eng/kill-rounds.sh says what it needs and starts it.
import { exec, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { Writer } from './kill-rounds-writer.mjs';
import { check } from './kill-rounds-check.mjs';

const [rounds, database, program] = [Number(process.argv[2]), process.argv[3], process.argv[4]];
const address = `http://127.0.0.1:${database === 'SQLite' ? 5195 : 5196}`;
const people = 16;
const planners = 2;
const killDatabase = () => promisify(exec)(process.env.KILL_DATABASE);
let server = null;

async function start() {
    const environment = { ...process.env, Demo: 'true', DOTNET_TieredPGO: '0' };
    const started = spawn('dotnet', [program, '--environment=Production', `--urls=${address}`], { env: environment, stdio: 'ignore' });
    started.gone = new Promise(resolve => started.once('exit', resolve));
    server = started;
    for (let i = 0; i < 1200 && started.exitCode === null; i++) {
        if (await fetch(`${address}/readyz`).then(answer => answer.ok, () => false))
            return;
        await wait(150);
    }
    throw new Error('The server does not start.');
}

const hasEnded = () => server.exitCode !== null || server.signalCode !== null;

async function kill() {
    server.kill('SIGKILL');
    await server.gone;
}

const sum = (writers, count) => writers.reduce((total, writer) => total + writer.counts[count], 0);

/** Everybody writes until the plug is pulled: after so many answers, at any moment between two. */
async function write(writers, pull) {
    const plug = { pulled: false };
    const enough = sum(writers, 'acknowledged') + 8 + Math.random() * 40;
    const all = Promise.all(writers.map(writer => writer.write(plug)));
    const late = Date.now() + 20_000;
    while (sum(writers, 'acknowledged') < enough && Date.now() < late)
        await wait(Math.random() * 20);
    await pull(plug);
    plug.pulled = true;
    await all;
}

const pullServer = async plug => {
    await kill();
    plug.pulled = true;
};

const pullDatabase = async () => {
    await killDatabase();
    // The server stays and finds its database again.
    await wait(1000);
    if (hasEnded())
        throw new Error('The server ended with its database.');
};

const pullBoth = async plug => {
    await Promise.all([kill(), killDatabase()]);
    plug.pulled = true;
};

const began = Date.now();
const found = { rounds: 0, 'database killed': 0 };
for (const count of ['acknowledged', 'unanswered', 'sent again', 'refused', 'lost', 'doubled', 'halved'])
    found[count] = 0;
process.on('exit', () => server?.kill('SIGKILL'));
process.on('SIGTERM', () => process.exit(143));
await start();
const writers = Array.from({ length: people }, (_, place) => new Writer(address, place, place < planners));
await writers[0].signIn();
const rows = await writers[0].findRows();
await Promise.all(writers.map(writer => writer.begin(rows)));

for (let round = 1; round <= rounds; round++) {
    const hitsDatabase = process.env.KILL_DATABASE !== undefined && round % 5 === 0;
    const pull = !hitsDatabase ? pullServer : round % 10 === 0 ? pullBoth : pullDatabase;
    await write(writers, pull);
    if (hasEnded())
        await start();
    await Promise.all(writers.map(writer => writer.sendAgain()));
    const faults = await check(writers);
    found.rounds = round;
    found['database killed'] += hitsDatabase ? 1 : 0;
    for (const count of ['acknowledged', 'unanswered', 'sent again', 'refused'])
        found[count] = sum(writers, count);
    for (const fault of ['lost', 'doubled', 'halved']) {
        found[fault] = Math.max(found[fault], faults[fault].length);
        for (const sentence of faults[fault])
            console.log(`round ${round}, ${fault}: ${sentence}`);
    }
    if (round % 5 === 0 || round === rounds)
        console.log(`${database}: ${Object.entries(found).map(([what, count]) => `${what} ${count}`).join(', ')}, `
            + `${Math.round((Date.now() - began) / 1000)} s`);
}
await kill();
process.exit(found.lost + found.doubled + found.halved > 0 ? 1 : 0);
