import { COUNTERS } from './survivors/counters.js';
import { ESCAPERS } from './survivors/escapers.js';
import { ORDER } from './survivors/order.js';
import { QUERIES } from './survivors/queries.js';
import { SCORE } from './survivors/score.js';
import { SCORING } from './survivors/scoring.js';

/**
 * Mutants that no test kills, and why each may stay. `npm run mutate` fails on a survivor that is not listed here and on a
 * listed one that does not survive, so this list is complete and current.
 *
 * @typedef {[code: string, becomes: string]} Change as the report prints them, white space run together
 * @typedef {{ file: string, why: string, changes: Change[] }} Survivors
 * @type {readonly Survivors[]}
 */
export const SURVIVORS = [...ESCAPERS, ...COUNTERS, ...ORDER, ...QUERIES, ...SCORING, ...SCORE];
