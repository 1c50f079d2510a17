'use strict';

var childProcess = require('node:child_process');
var path = require('node:path');

/**
 * Builds dist/ after `npm install`, `npm ci` and before `npm pack`.
 *
 * `npx mxlint` in a clone runs this before anything is installed; a failure there would be cached by npm for good,
 * so a tree without esbuild is left as it is and the launcher says what to do. ES5 text: an old Node may run this.
 */
function prepare() {
  var root = path.resolve(__dirname, '..');
  try {
    require.resolve('esbuild', { paths: [root] });
  } catch (missing) {
    return 0;
  }
  // npm puts node_modules/.bin first on PATH, so `node` is the one of the dev dependency, which strips types.
  var result = childProcess.spawnSync('node', ['scripts/build.ts'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return result.status === null ? 1 : result.status;
}

process.exitCode = prepare();
