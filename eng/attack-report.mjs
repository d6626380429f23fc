// Puts what the probes, wapiti, sqlmap and the program's log say into docs/attack-report.md; ends with 1 where something is unexplained.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const [address, folder] = process.argv.slice(2);
const read = name => (existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`, 'utf8') : '');
const explained = JSON.parse(readFileSync('eng/attack-explained.json', 'utf8'));
const probes = JSON.parse(read('probes.json'));
const findings = [...probes.findings];
const ran = [];

const general = path => path.replace(address, '').replace(/(?<![0-9a-z])[0-9a-z]{11}(?![0-9a-z])/g, '{id}').split('?')[0];

/** Whether the session that a scanner was given still opens the account at its end. */
async function sessionOf(name) {
    const jar = JSON.parse(read(`${name}.cookies`))['127.0.0.1']['/'];
    const cookie = Object.entries(jar).map(([key, { value }]) => `${key}=${value}`).join('; ');
    return (await fetch(`${address}/account`, { headers: { cookie }, redirect: 'manual' })).status === 200;
}

for (const [name, who] of [['out', 'signed out'], ['viewer', 'as a Viewer'], ['administrator', 'as the Administrator']]) {
    const report = read(`${name}.json`);
    const pages = new Set(read(`${name}.log`).match(/^\[\+\] \S+ \S+/gm) ?? []).size || read(`${name}.urls`).trim().split('\n').length;
    const holds = name === 'out' || await sessionOf(name);
    const how = existsSync(`${folder}/${name}.exit`) ? `ended with ${read(`${name}.exit`).trim()}` : 'to its end';
    ran.push([`wapiti, ${who}`, `${pages} addresses to begin with, ${how}${holds ? '' : ', its session ended before'}`]);
    if (!report)
        findings.push({ tool: 'wapiti', what: 'No report was written', where: who });
    else if (!holds)
        findings.push({ tool: 'wapiti', what: 'The session ended during the scan', where: who });
    const { vulnerabilities, anomalies } = JSON.parse(report || '{"vulnerabilities":{},"anomalies":{}}');
    for (const [what, list] of Object.entries({ ...vulnerabilities, ...anomalies })) {
        for (const { info, path, method } of list)
            findings.push({ tool: 'wapiti', what: `${what}: ${info.split('\n')[0]}`, where: `${method} ${general(path)}` });
    }
}

const tried = (read('requests.log').match(/^10:00:00 AM/gm) ?? []).length;
const log = read('sqlmap.log');
const reached = Math.max(0, ...[...log.matchAll(/^\[(\d+)\/\d+\]/gm)].map(found => Number(found[1])));
const asked = (log.match(/testing (?:for SQL injection on|if) /g) ?? []).length;
ran.push(['sqlmap', `${reached || tried} of ${tried} queries and forms, ${asked} looks at parameters, ${
    existsSync(`${folder}/sqlmap.exit`) ? `ended with ${read('sqlmap.exit').trim()}` : 'to its end'}`]);
if (!log.includes('testing'))
    findings.push({ tool: 'sqlmap', what: 'Nothing was tested', where: 'requests.log' });
for (const row of read('sqlmap.csv').split('\n').slice(1).filter(row => row.trim())) {
    const [target, place, parameter, technique, note] = row.split(',');
    if (technique || note)
        findings.push({ tool: 'sqlmap', what: `${place} ${parameter} ${technique} ${note}`, where: general(target) });
}

const entries = read('server.log').split(/\n(?=\d{4}-\d\d-\d\dT)/);
for (const entry of entries.filter(entry => /^\S+ (?:fail|crit):/.test(entry))) {
    const [head, ...more] = entry.split('\n');
    const message = more.find(said => !said.trim().startsWith('=>')) ?? '';
    const what = message.trim().replace(/^Reference \S+ /, '').slice(0, 160);
    findings.push({ tool: 'log', what, where: head.replace(/^\S+ /, '').replace(/\[\d+\]/, '') });
}

const sum = list => list.reduce((total, one) => total + one, 0);
const groups = new Map();
for (const { tool, what, where } of findings) {
    const key = JSON.stringify([tool, what, where]);
    groups.set(key, [...(groups.get(key) ?? []), what]);
}
const rows = [...groups].map(([key, all]) => {
    const [tool, what, where] = JSON.parse(key);
    const fits = known => known.tool === tool && new RegExp(known.what).test(what) && new RegExp(known.where ?? '').test(where);
    const why = explained.find(fits);
    return { tool, what, where, count: all.length, why: why?.why };
});
const unexplained = rows.filter(row => !row.why);
const cell = value => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
const table = (head, lines) => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`,
    ...lines.map(line => `| ${line.map(cell).join(' | ')} |`), ''];
const alone = process.env.ATTACK_ALONE === 'yes' ? ', in a network of its own' : '';
const count = `${rows.length - unexplained.length} kinds of findings are explained, ${unexplained.length} are not.`;
const today = new Date().toISOString().slice(0, 10);
const text = [
    '# Attack report', '',
    `What [eng/attack.sh](../eng/attack.sh) found on ${today}, on the demo organization, SQLite and loopback${alone}.`,
    'Explanations stand in [a list](../eng/attack-explained.json); what the program ought to hold is in [security](security.md).', '',
    `**${count}**`, '',
    '## What ran', '',
    ...table(['what', 'how much'], [
        ['probes of the table of requests', `${sum(Object.values(probes.counts))}`],
        ...Object.entries(probes.counts).map(([what, count]) => [`– ${what}`, count]), ...ran]),
    '## Findings', '',
    ...(rows.length ? table(['tool', 'finding', 'where', 'times', 'explanation'],
        rows.map(row => [row.tool, row.what, row.where, row.count, row.why ?? '**not explained**'])) : ['None.', '']),
    '## Requests that were not probed', '',
    'Everyone may have them, or they name something that the demo does not hold, such as an upload. Tests ask for them all.', '',
    ...probes.unasked.map(request => `- \`${request}\``), '',
];
writeFileSync(process.env.REPORT ?? 'docs/attack-report.md', text.join('\n'));
console.log(`${count} See docs/attack-report.md.`);
for (const row of unexplained.slice(0, 30))
    console.log(`  ${row.tool}: ${row.what} (${row.where}, ${row.count})`);
process.exitCode = unexplained.length ? 1 : 0;
