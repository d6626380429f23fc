// A browser without script: a cookie jar, the fields of a form as the page holds them, and a form that is sent.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decoded = text => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : (entities[name] ?? whole));

function attribute(tag, name) {
    const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`, 'i').exec(tag);
    return found && decoded(found[1] ?? '');
}

function fieldOf(tag, text) {
    if (/^<select/i.test(tag)) {
        const chosen = /<option[^>]*\sselected[^>]*>/i.exec(text) ?? /<option[^>]*>/i.exec(text);
        return chosen && attribute(chosen[0], 'value');
    }
    if (/^<textarea/i.test(tag))
        return decoded(text);
    const ticks = /^(?:checkbox|radio)$/.test(attribute(tag, 'type') ?? '');
    return ticks && attribute(tag, 'checked') === null ? null : (attribute(tag, 'value') ?? '');
}

/** The fields that a browser would send of the first form of a page that holds some text. */
export function fieldsOf(page, holds) {
    const form = (page.match(/<form\b[\s\S]*?<\/form>/gi) ?? []).find(one => one.includes(holds));
    if (!form)
        throw new Error(`The page has no form with ${holds}.`);
    const fields = [];
    for (const [, input, other, , text] of form.matchAll(/(<input\b[^>]*>)|(<(select|textarea)\b[^>]*>)([\s\S]*?)<\/\3>/gi)) {
        const tag = input ?? other;
        const name = attribute(tag, 'name');
        const value = name && fieldOf(tag, text);
        if (name && value !== null)
            fields.push([name, value]);
    }
    return fields;
}

/** The fields with other values for some of them, and with those that the form did not have. */
export const fill = (fields, values) => [...fields.filter(([name]) => !(name in values)), ...Object.entries(values)];

export class FormClient {
    #jar = new Map();
    #address;

    constructor(address) {
        this.#address = address;
    }

    /** The cookies as another program may send them: names and values. */
    get cookies() {
        return Object.fromEntries(this.#jar);
    }

    get = path => this.#ask(path, {});

    post = (path, fields) => this.#ask(path, { method: 'POST', body: new URLSearchParams(fields) });

    async #ask(path, how) {
        const cookie = [...this.#jar].map(pair => pair.join('=')).join('; ');
        const headers = { cookie, 'accept-language': 'en', accept: 'text/html' };
        const answer = await fetch(this.#address + path, { ...how, headers, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
        for (const line of answer.headers.getSetCookie()) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
            if (value)
                this.#jar.set(name, value);
            else
                this.#jar.delete(name);
        }
        // Some redirects name the site, some only the path.
        const location = answer.headers.get('location')?.replace(this.#address, '') ?? null;
        return { status: answer.status, text: await answer.text(), location };
    }
}
