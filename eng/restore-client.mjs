// Fetches the packages that libman.json lists from npm and takes its files to wwwroot/lib; the icons become one sprite.
// Only those files are unpacked: the icons alone are 11,000. What was fetched has to be what package-lock.json pins.
// With --check it fetches nothing and fails unless libman.json, package.json and package-lock.json name the same versions.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(root, 'src/Scorecard.Web');
const json = path => JSON.parse(readFileSync(path, 'utf8'));
const locked = json(join(root, 'package-lock.json')).packages;

const libraries = json(join(web, 'libman.json')).libraries.map(({ library, ...rest }) => {
  const at = library.lastIndexOf('@');
  return { name: library.slice(0, at), version: library.slice(at + 1), ...rest };
});

check();
if (!process.argv.includes('--check')) restore();

function check() {
  const declared = json(join(root, 'package.json')).dependencies;
  const names = new Set([...libraries.map(l => l.name), ...Object.keys(declared)]);
  const problems = [];
  for (const name of names) {
    const versions = {
      'libman.json': libraries.find(l => l.name === name)?.version,
      'package.json': declared[name],
      'package-lock.json': locked[`node_modules/${name}`]?.version,
    };
    if (new Set(Object.values(versions)).size > 1)
      problems.push(`${name}: ${Object.entries(versions).map(([file, version]) => `${file} has ${version ?? 'none'}`).join(', ')}`);
  }
  if (problems.length) {
    console.error(`error: the client libraries differ.\n${problems.join('\n')}\nMake the three files agree; npm install updates package-lock.json.`);
    process.exit(1);
  }
}

function restore() {
  const lib = join(web, 'wwwroot/lib');
  const work = mkdtempSync(join(tmpdir(), 'scorecard-client-'));
  try {
    const unpacked = fetchInto(work);
    rmSync(lib, { recursive: true, force: true });
    for (const { name, destination, files } of libraries.filter(l => l.name !== '@tabler/icons'))
      for (const file of files) cpSync(join(unpacked[name], file), join(web, destination, basename(file)));
    // Last, because the build takes the sprite's time as the time of the whole restore.
    mkdirSync(lib, { recursive: true });
    writeFileSync(join(lib, 'icons.svg'), sprite(libraries.find(l => l.name === '@tabler/icons'), unpacked['@tabler/icons']));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// The folder of each package's listed files, by name.
function fetchInto(work) {
  const windows = process.platform === 'win32'; // There npm is a script.
  const wanted = libraries.map(({ name, version }) => `${name}@${version}`);
  execFileSync('npm', ['pack', ...wanted, '--prefer-offline', '--loglevel=error'], { cwd: work, shell: windows, stdio: ['ignore', 'ignore', 'inherit'] });
  return Object.fromEntries(libraries.map(({ name, version, files }) => {
    const filename = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
    const archive = join(work, filename);
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (integrity !== locked[`node_modules/${name}`].integrity) throw new Error(`${name} is not the package that package-lock.json pins. Nothing was taken from it.`);
    const folder = join(work, basename(filename, '.tgz'));
    mkdirSync(folder);
    execFileSync('tar', ['-xzf', archive, '-C', folder, ...files.map(file => `package/${file}`)]);
    return [name, join(folder, 'package')];
  }));
}

function sprite({ version, files }, folder) {
  const symbols = files.map(file => {
    const drawing = readFileSync(join(folder, file), 'utf8')
      .replace(/<!--[\s\S]*?-->|<\/?svg[^>]*>|<path stroke="none"[^>]*>/g, '').replace(/\s*\n\s*/g, '');
    return `<symbol id="${basename(file, '.svg')}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Tabler Icons ${version}, MIT License, Copyright (c) Paweł Kuna -->\n${[...statusShapes(), ...symbols].join('\n')}\n</svg>\n`;
}

// Status is told by shape as well as by colour. --cut is the colour behind the mark.
function statusShapes() {
  const cut = 'fill="none" stroke="var(--cut,#fff)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"';
  const solid = 'fill="currentColor" stroke="currentColor" stroke-linejoin="round"';
  return Object.entries({
    good: `<circle cx="8" cy="8" r="7" fill="currentColor"/><path ${cut} d="M5 8.3l2.1 2.1L11 6.2"/>`,
    watch: `<path ${solid} stroke-width="1.4" d="M8 1.9 15 14H1Z"/><path ${cut} d="M8 6.3v3.4M8 12v.01"/>`,
    bad: `<path ${solid} stroke-width="1.2" d="M8 .9 15.1 8 8 15.1.9 8Z"/><path ${cut} d="M6 6l4 4M10 6l-4 4"/>`,
    none: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 2.27"/>',
  }).map(([name, shape]) => `<symbol id="s-${name}" viewBox="0 0 16 16">${shape}</symbol>`);
}
