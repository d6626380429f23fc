// Copies the files that libman.json lists from node_modules to wwwroot/lib; the icons become one sprite.
// With --check it copies nothing and fails unless libman.json, package.json and package-lock.json name the same versions.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(root, 'src/Scorecard.Web');
const modules = join(root, 'node_modules');
const json = path => JSON.parse(readFileSync(path, 'utf8'));

const libraries = json(join(web, 'libman.json')).libraries.map(({ library, ...rest }) => {
  const at = library.lastIndexOf('@');
  return { name: library.slice(0, at), version: library.slice(at + 1), ...rest };
});

check();
if (!process.argv.includes('--check')) restore();

function check() {
  const declared = json(join(root, 'package.json')).dependencies;
  const locked = json(join(root, 'package-lock.json')).packages;
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
  rmSync(lib, { recursive: true, force: true });
  for (const { name, version, destination, files } of libraries) {
    if (name === '@tabler/icons') continue;
    if (json(join(modules, name, 'package.json')).version !== version) throw new Error(`node_modules has another version of ${name}; run npm ci.`);
    for (const file of files) cpSync(join(modules, name, file), join(web, destination, basename(file)));
  }
  // Last, because the build takes the sprite's time as the time of the whole restore.
  mkdirSync(lib, { recursive: true });
  writeFileSync(join(lib, 'icons.svg'), sprite(libraries.find(l => l.name === '@tabler/icons')));
}

function sprite({ version, files }) {
  const symbols = files.map(file => {
    const drawing = readFileSync(join(modules, '@tabler/icons', file), 'utf8')
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
