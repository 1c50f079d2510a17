'use strict';

const fs = require('node:fs');
const path = require('node:path');

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
 * V8 runs what it finds there without asking who wrote it, so every step of the path must be ours alone.
 */
function cacheFolder() {
  const home = cacheHome();
  if (process.env.NODE_DISABLE_COMPILE_CACHE || home === undefined || !makePrivate(home)) {
    return undefined;
  }
  const own = path.join(home, 'mxlint');
  const compiled = path.join(own, 'compile');
  return makePrivate(own) && makePrivate(compiled) ? compiled : undefined;
}

function writeThrough(file, parts) {
  const descriptor = fs.openSync(file, 'wx', 0o600);
  try {
    for (const part of parts) {
      fs.writeFileSync(descriptor, part);
    }
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Renamed when it is on the disk, so that no reader, and no start after a power cut, finds a part of it. */
function writeWhole(file, parts) {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeThrough(unfinished, parts);
    fs.renameSync(unfinished, file);
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}

/** A version as the head of a file: of one length, so that V8 finds the code after it aligned. */
function headOf(version) {
  return Buffer.from(version.slice(0, 128).padEnd(128), 'latin1');
}

/**
 * What V8 compiled of the program's files: one file for each of them and each command, so that a command's next start
 * finds the functions that it needs and no others. V8 ends the process when bytes of it are wrong, so each file holds the
 * code twice, which is compared sooner than summed up. It only saves time, so trouble with it is no trouble.
 */
class CompileCache {
  #folder;
  #command;

  constructor(folder, command) {
    this.#folder = folder;
    this.#command = command;
  }

  #fileOf(name) {
    return path.join(this.#folder, `${name}.${this.#command}`);
  }

  /** The compiled code of this version of a file, or undefined. */
  read(name, version) {
    const head = headOf(version);
    try {
      const content = fs.readFileSync(this.#fileOf(name));
      const middle = (content.length + head.length) / 2;
      const code = content.subarray(head.length, middle);
      const isWhole = content.subarray(0, head.length).equals(head) && code.equals(content.subarray(middle));
      return isWhole ? code : undefined;
    } catch {
      return undefined;
    }
  }

  write(name, version, code) {
    try {
      writeWhole(this.#fileOf(name), [headOf(version), code, code]);
    } catch {
      // A full disk; another run that writes the same.
    }
  }
}

/** The cache of a command, or undefined to go without. */
function openCache(command) {
  try {
    const folder = cacheFolder();
    return folder === undefined ? undefined : new CompileCache(folder, command);
  } catch {
    return undefined;
  }
}

module.exports = { openCache };
