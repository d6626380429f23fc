// The table of requests in docs/access.md, which a test holds to the program, with ids of a running installation in it.
import { readFileSync } from 'node:fs';

/** Which kind of thing the {id} of a route is: the first that its path begins with. */
const kinds = [
    'admin/people', 'admin/perspectives', 'templates/saved', 'units', 'objectives', 'kpis', 'initiatives', 'meetings', 'evidence', 'linked',
    'comments/kpi',
];
const alike = { linked: 'kpis', 'comments/kpi': 'kpis' };
const named = { unit: 'units', kpi: 'kpis', objective: 'objectives', way: 'objectives', edited: 'kpis' };

/** Rows as { method, path, cells } with cells by the names of their columns. */
export function readRows(file) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const start = lines.findIndex(line => line.startsWith('| request |'));
    const cellsOf = line => line.split('|').slice(1, -1).map(cell => cell.trim());
    const columns = cellsOf(lines[start]);
    const rows = [];
    for (let i = start + 2; lines[i]?.startsWith('|'); i++) {
        const cells = cellsOf(lines[i]);
        const [method, route] = cells[0].replaceAll('`', '').split(' ');
        // Of what can be commented on, KPIs are asked about.
        const path = route.replace('/comments/{on}/', '/comments/kpi/');
        rows.push({ method, path, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at]])) });
    }
    if (rows.length < 100)
        throw new Error(`Only ${rows.length} requests were found in ${file}.`);
    return rows;
}

/** The kind of thing that a row is about; null where it names none, undefined where the demo holds nothing to fill in. */
export function kindOf(path) {
    const holes = [...path.matchAll(/\{(\w+)[^}]*\}/g)].map(hole => hole[1]);
    const begins = kinds.find(kind => path.startsWith(`/${kind}/{id}`));
    const own = alike[begins] ?? begins;
    const found = new Set(holes.map(hole => (hole === 'id' ? own : named[hole])));
    return found.size === 0 ? null : found.size === 1 ? [...found][0] : holes[0] === 'id' ? own : undefined;
}

/** The address of a row with an id of its kind; what else it names is the first of its kind. */
export const fill = (path, id, things) =>
    path.replace(/\{(\w+)[^}]*\}/g, (whole, hole) => {
        const isOwn = hole === 'id' || named[hole] === kindOf(path);
        return isOwn ? id : (things[named[hole]]?.[0]?.id ?? '0');
    });
