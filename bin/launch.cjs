'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const { openCache } = require('./compile-cache.cjs');

const dist = path.join(__dirname, '..', 'dist');
const program = 'cli.cjs';
const wrongUsage = 2;

const cache = openCache(process.argv.slice(2).find((word) => /^[a-z]{1,20}$/.test(word)) ?? 'none');
const modules = new Map();
const compiledNow = [];

/**
 * Tells versions of a file apart: V8 itself compares no more than the length of the source. The time of change is the
 * one that a package manager cannot set.
 */
function versionOf(file) {
  const { ctimeMs, mtimeMs, size } = fs.statSync(file);
  return `${ctimeMs} ${mtimeMs} ${size} ${process.version}`;
}

/** The function that a file of dist/ is the body of. What V8 had to compile for it is noted, to be kept at the end. */
function wrapperOf(name) {
  const filename = path.join(dist, name);
  // The build writes nothing but ASCII, and reading UTF-8 takes longer.
  const source = fs.readFileSync(filename, 'latin1');
  const version = cache && versionOf(filename);
  const cachedData = cache?.read(name, version);
  const script = new vm.Script(`(function (exports, require, module, importMeta) {${source}\n})`, {
    filename,
    cachedData,
  });
  if (cache !== undefined && (cachedData === undefined || script.cachedDataRejected)) {
    compiledNow.push({ name, version, script });
  }
  return script.runInThisContext();
}

/** The exports of a file of dist/, which runs once, as with Node's `require`. */
function load(name) {
  const known = modules.get(name);
  if (known !== undefined) {
    return known.exports;
  }
  const wrapper = wrapperOf(name);
  const module = { exports: {} };
  modules.set(name, module);
  const importMeta = {
    get url() {
      return pathToFileURL(path.join(dist, name)).href;
    },
  };
  wrapper(module.exports, (specifier) => load(specifier.replace(/^\.\//, '')), module, importMeta);
  return module.exports;
}

/**
 * By the end V8 has compiled what the command uses, and nothing else; so this is when it is kept. After a wrong command
 * line it is not: the cache would fill with words that are no commands.
 */
function keepCompiled(code) {
  if (code === wrongUsage) {
    return;
  }
  for (const { name, version, script } of compiledNow) {
    cache.write(name, version, script.createCachedData());
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

function couldNotStart(error) {
  fail(`mxlint could not start: ${error?.stack ?? error}`);
}

function launch() {
  if (!fs.existsSync(path.join(dist, program))) {
    fail('mxlint is not built: run `npm ci`');
    return;
  }
  process.on('exit', keepCompiled);
  try {
    load(program).ended.catch(couldNotStart);
  } catch (error) {
    couldNotStart(error);
  }
}

launch();
