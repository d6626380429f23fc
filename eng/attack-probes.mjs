// Asks for every request of the table with ids of everything, as people who may not, and notes each answer that the table does not allow.
import { fieldsOf } from './form-client.mjs';
import { fill, kindOf } from './attack-table.mjs';

const idsOfAKind = Number(process.env.IDS ?? 12);
const atOnce = 6;

/** What an answer amounts to, in the words of the table. */
function said({ status, location }) {
    if (status >= 500)
        return 'failed';
    if (status >= 300 && status < 400)
        return location.startsWith('/account/sign-in') ? 'sign in' : 'yes';
    return { 403: 'no', 404: 'hidden' }[status] ?? (status < 300 ? 'yes' : String(status));
}

/** What the table allows somebody for something of a unit. */
function allowed(row, role, thing, company) {
    const inside = thing && company.elsewhere.includes(thing.unit);
    if (role === 'Manager elsewhere' && thing && inside)
        return null;
    if (role !== 'Viewer' && role !== 'other organization' && role !== 'signed out' && thing?.unit === company.hidden)
        return row.cells['private: Manager elsewhere'];
    // Someone who enters values of other units is there what a Viewer is, but for KPIs that name them.
    if (role === 'Updater elsewhere')
        return inside || row.cells.Viewer !== 'no' || row.path.startsWith('/enter') ? null : row.cells.Viewer;
    return row.cells[role];
}

async function tokenOf(client) {
    for (const path of ['/account', '/account/sign-in']) {
        const page = await client.get(path);
        const found = /name="__RequestVerificationToken"[^>]*value="([^"]+)"/.exec(page.text);
        if (found)
            return found[1];
    }
    throw new Error('No page holds a token.');
}

function* requests(rows, company) {
    for (const row of rows) {
        const kind = kindOf(row.path);
        if (kind === null)
            yield { row, path: row.path, thing: null };
        // Of each kind some from everywhere, those of the private unit among them.
        const all = company.things[kind] ?? [];
        const step = Math.max(1, Math.floor(all.length / idsOfAKind));
        for (const thing of all.filter((one, at) => at % step === 0 || one.unit === company.hidden))
            yield { row, path: fill(row.path, thing.id, company.things), thing };
    }
}

/** Only what is refused is sent: the rest of a form's table is for tests, which fill forms in. */
const isRefusal = word => ['sign in', 'no', 'hidden'].includes(word);

/** Where something is refused, "not there" will do: what the probe made up is not. The other way round tells that something is. */
const fits = (expected, word) => word === expected || (expected === 'no' && word === 'hidden');

export async function probe(rows, company) {
    const counts = {};
    const findings = [];
    const tokens = {};
    for (const [role, client] of Object.entries(company.people))
        tokens[role] = await tokenOf(client);
    const queue = [];
    for (const request of requests(rows, company)) {
        for (const role of Object.keys(company.people).filter(role => role !== 'Administrator')) {
            const expected = allowed(request.row, role, request.thing, company);
            if (isRefusal(expected) || (expected === 'yes' && request.row.method === 'GET' && !/\blive\b/.test(request.path)))
                queue.push({ ...request, role, expected });
        }
    }
    const unasked = rows.filter(row => !queue.some(one => one.row === row)).map(row => `${row.method} ${row.path}`);
    const ask = async ({ row, path, thing, role, expected }) => {
        const client = company.people[role];
        const fields = [['__RequestVerificationToken', tokens[role]]];
        const answer = row.method === 'GET' ? await client.get(path) : await client.post(path, fields);
        const word = said(answer);
        const key = `${row.method} as ${role}`;
        counts[key] = (counts[key] ?? 0) + 1;
        if (isRefusal(expected) ? !fits(expected, word) : answer.status >= 500)
            findings.push({
                tool: 'probe', what: `${role}: expected ${expected}, answered ${answer.status}`,
                where: `${row.method} ${row.path}${thing?.unit === company.top ? ' of the top unit' : ''}`,
            });
    };
    let next = 0;
    await Promise.all(Array.from({ length: atOnce }, async () => {
        while (next < queue.length)
            await ask(queue[next++]);
    }));
    return { counts, findings, unasked };
}

/** Pages that lists and searches make: whoever may not see the private unit reads nothing of it. */
export async function lookForHidden(company, findings) {
    const ids = Object.values(company.things).flat().filter(thing => thing.unit === company.hidden).map(thing => thing.id);
    const paths = ['/', '/units', '/kpis', '/initiatives', '/meetings', '/evidence', '/health-check', '/compare', '/kpis?export=csv',
        '/evidence?export=csv', `/search?q=${company.hidden}`, ...company.things.units.map(unit => `/units/${unit.id}`)];
    for (const role of ['Manager elsewhere', 'other organization']) {
        for (const path of paths) {
            let page = await company.people[role].get(path);
            if (page.location)
                page = await company.people[role].get(page.location);
            // What was searched for is said again.
            const text = page.text.replace(/value="[^"]*"|“[^”]*”/g, '');
            const found = ids.find(id => text.includes(id)) ?? (text.includes(company.hidden) ? company.hidden : null);
            if (found)
                findings.push({ tool: 'probe', what: `${role} reads ${found} of the private unit`, where: `GET ${path}` });
        }
    }
    return 2 * paths.length;
}

/** Cookies and forms from elsewhere: a form without its token, and one with the token of somebody else. */
export async function lookForForgery(company, findings) {
    const path = '/account';
    const fields = fieldsOf((await company.people.Viewer.get(path)).text, 'Input.');
    const token = await tokenOf(company.people['Manager elsewhere']);
    const others = fields.filter(([name]) => name !== '__RequestVerificationToken');
    const forged = { 'no token': others, 'the token of somebody else': [...others, ['__RequestVerificationToken', token]] };
    for (const [what, sent] of Object.entries(forged)) {
        const answer = await company.people.Viewer.post(path, sent);
        if (answer.status !== 400)
            findings.push({ tool: 'probe', what: `A form with ${what} is answered ${answer.status}`, where: `POST ${path}` });
    }
    return 2;
}
