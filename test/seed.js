/**
 * Tests of random cases try the same ones on every run, so that a change is judged by itself and not by luck.
 * `npm run test:explore` tries new ones.
 */
require('fast-check').configureGlobal({ seed: 20260105 });
