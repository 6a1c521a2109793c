/** Runs in a real browser against the built demo: `npm run test:browser`. */
const { join } = require('node:path');
const root = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...root,
  rootDir: join(__dirname, '..', '..'),
  roots: [__dirname],
  setupFiles: [],
  testPathIgnorePatterns: ['/node_modules/'],
  // Each test is promised within 30 seconds; starting the demo and the browser comes on top.
  testTimeout: 30_000,
  // One browser at a time leaves a small machine enough air.
  maxWorkers: 1,
};
