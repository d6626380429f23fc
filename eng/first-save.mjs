// Signs in to the demo organization, opens one page of values and saves a value of it again and again; prints the milliseconds of the first save,
// the median of the next thirty, and how many times as long the first took.
import { FormClient, fieldsOf, fill } from './form-client.mjs';

const client = new FormClient(process.argv[2]);

const signIn = fieldsOf((await client.get('/account/sign-in')).text, 'Input.Email');
await client.post('/account/sign-in', fill(signIn, { 'Input.Email': 'ines@northwind.example', 'Input.Password': 'northwind-demo-only' }));

const times = [];
for (let save = 0; save <= 30; save++) {
    const fields = fieldsOf((await client.get('/enter')).text, 'data-entry-form');
    const row = fields.find(([name]) => name.endsWith('].Kpi'))[0].slice(0, -'.Kpi'.length);
    const began = performance.now();
    const answer = await client.post('/enter', fill(fields, { [`${row}.NotApplicable`]: 'true', [`${row}.Value`]: '', [`${row}.Note`]: `Save ${process.pid} ${save}` }));
    times.push(performance.now() - began);
    if (answer.status !== 302)
        throw new Error(`A save was answered ${answer.status}.`);
}
const [first, ...later] = times;
const usual = later.sort((a, b) => a - b)[Math.floor(later.length / 2)];
console.log([first, usual, first / usual].map(number => number.toFixed(1)).join(' '));
