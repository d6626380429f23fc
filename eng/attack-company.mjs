// The installation that is attacked: who signs in, a second organization, a private unit, and the ids of everything in the demo.
import { execFileSync } from 'node:child_process';
import { FormClient, fieldsOf, fill } from './form-client.mjs';

const password = 'northwind-demo-only';
const strangersPassword = 'quagga drawing lamp seven';

async function signIn(address, email, secret) {
    const client = new FormClient(address);
    const fields = fieldsOf((await client.get('/account/sign-in')).text, 'Input.Email');
    const answer = await client.post('/account/sign-in', fill(fields, { 'Input.Email': email, 'Input.Password': secret }));
    if (answer.status !== 302)
        throw new Error(`Signing in as ${email} was answered ${answer.status}.`);
    return client;
}

/** An organization beside the demo, with an administrator who has followed the link. */
async function stranger(address, program) {
    const email = 'quentin@quagga.example';
    const verb = ['--environment=Production', 'add-organization', 'Quagga Freight', '--administrator', email];
    const told = execFileSync('dotnet', [program, ...verb], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const client = new FormClient(address);
    let path = /\/account\/welcome\?\S+/.exec(told)[0];
    let page = await client.get(path);
    for (let i = 0; i < 3 && page.location; i++) {
        path = page.location;
        page = await client.get(path);
    }
    const fields = fieldsOf(page.text, 'Input.Password');
    const boxes = fields.map(([name]) => name).filter(name => /Password|Repeat|Again/.test(name));
    const chosen = Object.fromEntries(boxes.map(name => [name, strangersPassword]));
    const answer = await client.post(path, fill(fields, chosen));
    if (answer.status !== 302)
        throw new Error(`The link of the second organization was answered ${answer.status}.`);
    return signIn(address, email, strangersPassword);
}

const idsIn = (text, kind) => [...new Set(text.match(new RegExp(`(?<=/${kind}/)[0-9a-z]{11}(?![0-9a-z])`, 'g')) ?? [])];

/** The unit that a page stands in: the last crumb above it. */
const unitOf = page => /aria-current="(?:true|page)">([^<]+)<\/a><\/li>/.exec(page)?.[1].replaceAll('&amp;', '&').trim();

/** Everything that an administrator finds, by kind, as { id, unit } with the name of the unit where the page tells it. */
async function everything(administrator) {
    const get = async path => (await administrator.get(path)).text;
    const ids = { units: idsIn(await get('/units'), 'units'), objectives: [], kpis: idsIn(await get('/kpis'), 'kpis') };
    for (const id of ids.units)
        ids.objectives.push(...idsIn(await get(`/units/${id}`), 'objectives'));
    for (const [kind, path] of [['initiatives', '/initiatives?status=all'], ['meetings', '/meetings'], ['evidence', '/evidence'],
        ['admin/people', '/admin/people'], ['admin/perspectives', '/admin/perspectives'], ['templates/saved', '/templates']])
        ids[kind] = idsIn(await get(path), kind);
    const things = {};
    for (const [kind, all] of Object.entries(ids)) {
        things[kind] = [];
        for (const id of new Set(all))
            things[kind].push({ id, unit: unitOf(await get(`/${kind}/${id}`)) });
    }
    return things;
}

/** Makes a unit private, as its administrator. */
async function makePrivate(administrator, id) {
    const path = `/units/${id}/edit`;
    const fields = fieldsOf((await administrator.get(path)).text, 'Input.Version');
    const answer = await administrator.post(path, fill(fields, { 'Input.Private': 'true' }));
    if (answer.status !== 302)
        throw new Error(`Making a unit private was answered ${answer.status}.`);
}

export async function company(address, program) {
    const people = { 'signed out': new FormClient(address) };
    const keys = { Administrator: 'hanna', Viewer: 'marta', 'Manager elsewhere': 'tomas', 'Updater elsewhere': 'samuel' };
    for (const [role, key] of Object.entries(keys))
        people[role] = await signIn(address, `${key}@northwind.example`, password);
    people['other organization'] = await stranger(address, program);
    const things = await everything(people.Administrator);
    const hidden = things.units.find(unit => unit.unit === 'Key Accounts');
    await makePrivate(people.Administrator, hidden.id);
    const top = 'Northwind Logistics';
    return { people, things, hidden: hidden.unit, top, elsewhere: ['Finance', 'Billing & Credit'] };
}
