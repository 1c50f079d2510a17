#!/usr/bin/env node
'use strict';

// ES5 text: an old Node must be able to parse this file in order to say that it is too old.
var running = process.versions.node.split('.');
var major = Number(running[0]);
var minor = Number(running[1]);

if (major > 22 || (major === 22 && minor >= 12)) {
  require('./launch.cjs');
} else {
  process.stderr.write('mxlint needs Node.js 22.12 or newer; this is v' + process.versions.node + '\n');
  process.exitCode = 2;
}
