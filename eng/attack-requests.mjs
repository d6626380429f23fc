// The requests that sqlmap tries: every page with something in its query, and every form as a page holds it, as the log of a proxy.
const line = '='.repeat(54);

/** Ends the session that all else depends on, or takes long and holds no text. */
const leaveOut = /sign-out|SignOut|sessions|password|delete|\/import|discovery|backup|handler=(Take|Drop|Remove|Discard|Link)/i;

const decoded = value => value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'");

const attribute = (tag, name) => {
    const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
    return found && decoded(found[1]);
};

function logged(address, client, method, path, body) {
    const host = address.replace('http://', '');
    const cookie = Object.entries(client.cookies).map(pair => pair.join('=')).join('; ');
    const head = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, `Cookie: ${cookie}`];
    if (body)
        head.push('Content-Type: application/x-www-form-urlencoded');
    return [line, `10:00:00 AM  ${address}  [127.0.0.1]`, line, ...head, '', body ?? '', line, '', ''].join('\n');
}

function fieldsOf(form) {
    const fields = new URLSearchParams();
    for (const [tag] of form.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
        const name = attribute(tag, 'name');
        if (name)
            fields.append(name, attribute(tag, 'value') || '1');
    }
    return fields;
}

export async function pageRequests(address, client, urls) {
    const seen = new Map();
    for (const url of urls) {
        const path = url.slice(address.length);
        if (leaveOut.test(path))
            continue;
        const page = (await client.get(path)).text;
        if (path.includes('?'))
            seen.set(`GET ${path}`, logged(address, client, 'GET', path));
        for (const [form] of page.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
            const action = attribute(form.slice(0, form.indexOf('>') + 1), 'action') ?? path;
            const fields = fieldsOf(form);
            const isPost = /method="post"/i.test(form);
            const route = action.replace(/[0-9a-z]{11}/g, '{id}').split('?')[0] + [...fields.keys()].join();
            if (leaveOut.test(action) || seen.has(route) || !action.startsWith('/') || fields.size < 2)
                continue;
            seen.set(route, isPost ? logged(address, client, 'POST', action, String(fields))
                : logged(address, client, 'GET', `${action.split('?')[0]}?${fields}`));
        }
    }
    return [...seen.values()].join('');
}
