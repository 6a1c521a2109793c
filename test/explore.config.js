/** All tests, with random cases that were never tried: `npm run test:explore`. A failure names the seed that repeats it. */
const { join } = require('node:path');
const root = require('../jest.config.js');

/** @type {import('jest').Config} */
module.exports = { ...root, rootDir: join(__dirname, '..'), setupFiles: [] };
