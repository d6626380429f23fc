// One person of eng/kill-rounds.sh: enters values, or plans initiatives, with the forms as a browser without script sends them.
import { setTimeout as wait } from 'node:timers/promises';
import { FormClient, fieldsOf, fill } from './form-client.mjs';

/** Acts without a counterpart in another round would slow every page down for all. */
const plansPerRound = 2;

const valueOf = (fields, name) => fields.find(field => field[0] === name)?.[1];

const decimalsOf = number => number.split('.')[1]?.length ?? 0;

/** Whether a value can move by its last digit without being taken for a slip. */
const isFine = number => Math.abs(Number(number)) > 50 * 10 ** -decimalsOf(number);

const near = (first, step) => (Number(first) + (step % 4) * 10 ** -decimalsOf(first)).toFixed(decimalsOf(first));

export class Writer {
    /** What the server said it had saved: text (on one write alone), and for a value its row, revision and number. */
    acknowledged = [];
    counts = { acknowledged: 0, unanswered: 0, 'sent again': 0, refused: 0 };
    #client;
    #place;
    #plans;
    #acts = 0;
    #open = null;

    constructor(address, place, plans) {
        this.#client = new FormClient(address);
        this.#place = place;
        this.#plans = plans;
    }

    async signIn() {
        const fields = fieldsOf((await this.#client.get('/account/sign-in')).text, 'Input.Email');
        const answer = await this.#client.post('/account/sign-in',
            fill(fields, { 'Input.Email': 'hanna@northwind.example', 'Input.Password': 'northwind-demo-only' }));
        if (answer.status !== 302)
            throw new Error(`Signing in was answered ${answer.status}.`);
    }

    /** Rows with one number, of the month that is asked for, over all units. */
    async findRows() {
        const rows = [];
        const first = (await this.#client.get('/enter')).text;
        const units = [...new Set(first.match(/(?<=\/enter\?unit=)\w+/g) ?? [])];
        for (const unit of units) {
            const path = `/enter?unit=${unit}`;
            const page = (await this.#client.get(path)).text;
            if (!page.includes('data-entry-form'))
                continue;
            const fields = fieldsOf(page, 'data-entry-form');
            for (const [name, kpi] of fields.filter(([name]) => name.endsWith('].Kpi'))) {
                const row = name.slice(0, -'.Kpi'.length);
                const value = valueOf(fields, `${row}.Value`);
                if (value && isFine(value) && page.includes(`name="${row}.Value" value="${value}" data-box`))
                    rows.push({ path, kpi, period: valueOf(fields, `${row}.Period`), first: value });
            }
        }
        if (rows.length < 12)
            throw new Error(`Only ${rows.length} rows can be written.`);
        return rows;
    }

    async begin(rows) {
        // Some share a row: of two who are at it at once, one is told of the other.
        this.row = rows[this.#place % 12];
        if (this.#place > 0)
            await this.signIn();
    }

    /** Writes one after the other until the plug is pulled. */
    async write(plug) {
        for (let act = 0; !plug.pulled && !(this.#plans && act >= plansPerRound); act++)
            if (!(await this.#try(async () => this.#send(await (this.#plans ? this.#plan() : this.#enter())))))
                await wait(20);
    }

    /** What got no answer is sent again as it was, as people do. */
    async sendAgain() {
        if (this.#open === null)
            return;
        this.counts['sent again']++;
        await this.#try(() => this.#send(this.#open));
    }

    /** Whether the server answered. */
    async #try(act) {
        try {
            await act();
            return true;
        } catch (gone) {
            if (!/^fetch failed|^terminated/.test(gone.message) && gone.name !== 'TimeoutError' && gone.name !== 'NoPage')
                throw gone;
            return false;
        }
    }

    async #send(form) {
        this.#open = form;
        let answer = null;
        try {
            answer = await this.#client.post(form.path, form.fields);
        } finally {
            this.counts.unanswered += answer === null || answer.status >= 500 ? 1 : 0;
        }
        if (answer.status >= 500)
            return;
        this.#open = null;
        if (answer.location?.includes('sign-in'))
            throw new Error('The sign-in is gone.');
        if (answer.status === 302 || /\b1 value saved\b/.test(answer.text)) {
            this.acknowledged.push(form.says);
            this.counts.acknowledged++;
        } else {
            this.counts.refused++;
        }
    }

    async #page(path) {
        const page = await this.#client.get(path);
        if (page.status !== 200)
            throw Object.assign(new Error(`${path} was answered ${page.status}.`), { name: 'NoPage' });
        return page.text;
    }

    /** The row as the page shows it now. */
    async shown() {
        const fields = fieldsOf(await this.#page(this.row.path), 'data-entry-form');
        const [name] = fields.find(([name, value]) => name.endsWith('].Kpi') && value === this.row.kpi);
        const row = name.slice(0, -'.Kpi'.length);
        return { fields, row, revision: Number(valueOf(fields, `${row}.Seen`)), value: valueOf(fields, `${row}.Value`) };
    }

    #text = () => `Round trip ${this.#place}-${++this.#acts}`;

    async #enter() {
        const { fields, row, revision } = await this.shown();
        const [text, value] = [this.#text(), near(this.row.first, this.#acts)];
        return {
            path: this.row.path,
            fields: fill(fields, { [`${row}.Value`]: value, [`${row}.Note`]: text }),
            says: { text, kpi: this.row.kpi, revision: revision + 1, value: Number(value) },
        };
    }

    async #plan() {
        const path = `/initiatives/new?kpi=${this.row.kpi}`;
        const fields = fieldsOf(await this.#page(path), 'Input.Name');
        const text = this.#text();
        const values = { 'Input.Name': text, 'Input.Code': text.replaceAll(' ', '-') };
        for (const number of [0, 1])
            Object.assign(values, {
                [`Input.Milestones[${number}].Name`]: `Step ${number + 1}`,
                [`Input.Milestones[${number}].Due`]: valueOf(fields, 'Input.Due'),
            });
        return { path, fields: fill(fields, values), says: { text } };
    }
}
