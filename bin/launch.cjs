'use strict';

const fs = require('node:fs');
const { enableCompileCache } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');

/** The user's cache folder by the convention of the platform, or undefined where none is set or it is relative. */
function cacheHome() {
  const env = process.env;
  if (process.platform === 'win32') {
    return absolute(env.LOCALAPPDATA);
  }
  const home = absolute(env.HOME);
  if (process.platform === 'darwin') {
    return home && path.join(home, 'Library', 'Caches');
  }
  return env.XDG_CACHE_HOME ? absolute(env.XDG_CACHE_HOME) : home && path.join(home, '.cache');
}

function absolute(folder) {
  return folder && path.isAbsolute(folder) ? folder : undefined;
}

/** Whether the folder belongs to this user and nobody else may write into it. Windows keeps LOCALAPPDATA private. */
function isPrivate(folder) {
  const stats = fs.statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isDirectory()) {
    return false;
  }
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
}

function makePrivate(folder) {
  if (!fs.existsSync(folder) && isPrivate(path.dirname(folder))) {
    fs.mkdirSync(folder, { mode: 0o700 });
  }
  return isPrivate(folder);
}

/**
 * Folder for V8's compiled code, or undefined to go without.
 *
 * Node runs what it finds there without asking who wrote it, and its default lies in the shared temporary folder.
 * So every step of the path must be ours alone.
 */
function compileCache() {
  const home = cacheHome();
  if (home === undefined || !makePrivate(home)) {
    return undefined;
  }
  const own = path.join(home, 'mxlint');
  const compiled = path.join(own, 'compile');
  return makePrivate(own) && makePrivate(compiled) ? compiled : undefined;
}

/** Turns the cache on; false where the program goes without. */
function enableCache() {
  try {
    const folder = compileCache();
    if (folder === undefined) {
      return false;
    }
    enableCompileCache(folder);
    return true;
  } catch {
    // The cache only saves time: a full disk or a missing permission must not keep the program from running.
    return false;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

/**
 * Loads the program. The cache keeps what is compiled while a module loads, and V8 compiles most functions only when
 * they are called, so without further ado the cache would lack all rules. Loading happens within the call of import();
 * evaluation comes later and finds the setting as it was.
 */
function load(url, isCached) {
  if (!isCached) {
    return import(url);
  }
  setFlagsFromString('--no-lazy');
  try {
    return import(url);
  } finally {
    setFlagsFromString('--lazy');
  }
}

function launch() {
  const program = path.join(__dirname, '..', 'dist', 'cli.js');
  if (!fs.existsSync(program)) {
    fail('mxlint is not built: run `npm ci`');
    return;
  }
  const isCached = enableCache();
  load(pathToFileURL(program).href, isCached).catch((error) =>
    fail(`mxlint could not start: ${error?.stack ?? error}`),
  );
}

launch();
