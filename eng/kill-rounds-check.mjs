// What eng/kill-rounds.sh finds in the database after a round.
import { execSync } from 'node:child_process';

/** One process for all questions: each ends with a line of its own. */
function readAll(questions) {
    const asked = questions.map(sql => `${sql} SELECT '${end}';`).join('\n');
    return execSync(process.env.READ, { input: asked, maxBuffer: 1 << 28 }).toString().split(`${end}\n`)
        .map(text => text.split('\n').filter(line => line).map(line => line.split('|')));
}

const end = 'That was all.';

const values = `SELECT "Note", "KpiId", "PeriodStart", "Revision", "Value" FROM "Measurements" WHERE "Note" LIKE 'Round trip %';`;

const initiatives = `
    SELECT i."Name",
        (SELECT count(*) FROM "Milestones" m WHERE m."InitiativeId" = i."Id"),
        (SELECT count(*) FROM "InitiativeKpis" k WHERE k."InitiativeId" = i."Id"),
        (SELECT count(DISTINCT c."Sequence") FROM "Changes" c
            WHERE c."OrganizationId" = i."OrganizationId" AND c."Subject" = 'Initiative' AND c."SubjectId" = i."Id")
    FROM "Initiatives" i WHERE i."Name" LIKE 'Round trip %';`;

const revisions = `
    SELECT "KpiId", "PeriodStart", count(*), min("Revision"), max("Revision") FROM "Measurements"
    GROUP BY "KpiId", "PeriodStart" HAVING count(*) <> max("Revision") OR min("Revision") <> 1;`;

/** Every revision has its line in the journal, and every such line its revision. */
const lines = `
    SELECT kpi, day, sum(side) FROM (
        SELECT "KpiId" AS kpi, CAST("PeriodStart" AS TEXT) AS day, 1 AS side FROM "Measurements"
        UNION ALL SELECT "SubjectId", "What", -1 FROM "Changes" WHERE "Subject" = 'Measurement') AS sides
    GROUP BY kpi, day HAVING sum(side) <> 0;`;

const numbers = `
    SELECT o."Sequence", min(c."Sequence"), max(c."Sequence"), count(DISTINCT c."Sequence")
    FROM "Organizations" o JOIN "Changes" c ON c."OrganizationId" = o."Id" GROUP BY o."Id", o."Sequence";`;

const ordinals = `
    SELECT "Sequence" FROM "Changes" GROUP BY "OrganizationId", "Sequence" HAVING count(*) <> max("Ordinal") + 1 OR min("Ordinal") <> 0;`;

function byText(rows) {
    const found = new Map();
    for (const [text, ...rest] of rows)
        found.set(text, [...(found.get(text) ?? []), rest]);
    return found;
}

/** Sentences on what is lost, doubled or halved, among all that was acknowledged since the first round. */
export async function check(writers) {
    const faults = { lost: [], doubled: [], halved: [] };
    const [valuesNow, initiativesNow, odd, sided, heads, torn] = readAll([values, initiatives, revisions, lines, numbers, ordinals]);
    const [recorded, planned] = [byText(valuesNow), byText(initiativesNow)];
    for (const { text, revision, value } of writers.flatMap(writer => writer.acknowledged)) {
        const [row] = (revision === undefined ? planned : recorded).get(text) ?? [];
        if (!row)
            faults.lost.push(`${text} was acknowledged and is not there.`);
        else if (revision !== undefined && (Number(row[2]) !== revision || Number(row[3]) !== value))
            faults.lost.push(`${text} was acknowledged as revision ${revision} with ${value}; there is ${row[2]} with ${row[3]}.`);
    }
    for (const [text, rows] of [...recorded, ...planned])
        if (rows.length > 1)
            faults.doubled.push(`${text} is there ${rows.length} times.`);
    for (const [text, [[milestones, kpis, transactions]]] of planned)
        if (`${milestones} ${kpis} ${transactions}` !== '2 1 1')
            faults.halved.push(`${text} has ${milestones} milestones, ${kpis} KPIs and ${transactions} transactions.`);
    for (const row of odd)
        faults.halved.push(`KPI ${row[0]}, ${row[1]}: ${row[2]} revisions from ${row[3]} to ${row[4]}.`);
    for (const row of sided)
        faults.halved.push(`KPI ${row[0]}, ${row[1]}: ${row[2]} revisions more than lines in the journal.`);
    for (const [head, first, last, count] of heads)
        if (first !== '1' || last !== head || count !== head)
            faults.halved.push(`The organization is at ${head}; the journal holds ${count} numbers from ${first} to ${last}.`);
    for (const [sequence] of torn)
        faults.halved.push(`Transaction ${sequence} lacks lines.`);
    await comparePages(writers, recorded, faults);
    return faults;
}

/** Each row's page shows the newest revision, and no older one; a newer one where an act without an answer was still under way. */
async function comparePages(writers, recorded, faults) {
    const newest = new Map();
    for (const { text, kpi } of writers.flatMap(writer => writer.acknowledged).filter(one => one.kpi)) {
        const [row] = recorded.get(text) ?? [];
        if (row && Number(row[2]) >= (newest.get(kpi)?.acknowledged ?? 0))
            newest.set(kpi, { acknowledged: Number(row[2]), id: row[0], day: row[1] });
    }
    const all = [...recorded.values()].flat();
    await Promise.all([...new Map(writers.map(one => [one.row.kpi, one])).values()].map(async writer => {
        const known = newest.get(writer.row.kpi);
        if (!known)
            return;
        const last = all.filter(row => row[0] === known.id && row[1] === known.day).reduce((a, b) => (Number(a[2]) > Number(b[2]) ? a : b));
        const shown = await writer.shown();
        if (shown.revision < Number(last[2]) || (shown.revision === Number(last[2]) && Number(shown.value) !== Number(last[3])))
            faults.lost.push(`The page shows revision ${shown.revision} with ${shown.value}; the last is ${last[2]} with ${last[3]}.`);
    }));
}
