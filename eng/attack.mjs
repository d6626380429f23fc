// The part of eng/attack.sh that signs in: probes, and what wapiti and sqlmap need to go on from there.
import { writeFileSync } from 'node:fs';
import { company as found } from './attack-company.mjs';
import { lookForForgery, lookForHidden, probe } from './attack-probes.mjs';
import { fill, kindOf, readRows } from './attack-table.mjs';
import { pageRequests } from './attack-requests.mjs';

const [address, program, folder] = process.argv.slice(2);
const rows = readRows('docs/access.md');
const company = await found(address, program);
const linesOf = async () => (await company.people.Administrator.get('/admin/changes?export=csv')).text.split('\n').length;
const before = await linesOf();
const { counts, findings, unasked } = await probe(rows, company);
counts['lists and searches'] = await lookForHidden(company, findings);
counts['forged forms'] = await lookForForgery(company, findings);
if ((await linesOf()) !== before)
    findings.push({ tool: 'probe', what: 'The journal has lines of what was refused', where: '/admin/changes' });
writeFileSync(`${folder}/probes.json`, JSON.stringify({ counts, findings, unasked }));

// Each session begins at every page of the table, with the first id of its kind.
const starts = rows.filter(row => row.method === 'GET' && !/export=|handler=|^\/(live|healthz|readyz|error|setup)|token/.test(row.path))
    .map(row => ({ row, kind: kindOf(row.path) }))
    .filter(({ row, kind }) => kind === null ? !row.path.includes('{') : company.things[kind]?.length)
    .map(({ row, kind }) => address + fill(row.path, kind && company.things[kind][0].id, company.things));
const whole = value => ({ version: 0, value, expires: null, secure: false, port: null });
for (const [name, role] of [['out', 'signed out'], ['viewer', 'Viewer'], ['administrator', 'Administrator']]) {
    const jar = Object.fromEntries(Object.entries(company.people[role].cookies).map(([cookie, value]) => [cookie, whole(value)]));
    writeFileSync(`${folder}/${name}.cookies`, JSON.stringify({ '127.0.0.1': { '/': name === 'out' ? {} : jar } }));
    writeFileSync(`${folder}/${name}.urls`, [...new Set(starts)].join('\n') + '\n');
}
writeFileSync(`${folder}/requests.log`, await pageRequests(address, company.people.Administrator, [...new Set(starts)]));
console.log(`${Object.values(counts).reduce((sum, count) => sum + count)} probes, ${findings.length} findings.`);
