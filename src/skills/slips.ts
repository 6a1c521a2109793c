/** Rows of the German and the English keyboard; neighbours are hit for each other. */
const ROWS = ['qwertzuiop', 'qwertyuiop', 'asdfghjkl', 'yxcvbnm', 'zxcvbnm', '1234567890'];

const NEIGHBOURS: ReadonlySet<string> = neighbours();

/** What a slip costs against a wrong letter that nothing explains. */
const WRONG = 1;
const NEXT_KEY = 0.75;
const SWAPPED = 0.8;
const DOUBLED = 0.7;
const LEFT_OUT = 0.85;
/** People seldom get the first letter wrong. */
const FIRST = 0.15;

/**
 * How far a typed word is from a known one, in slips of the hand: a swap, a letter doubled or left out or its neighbour
 * on the keyboard is likelier than any other letter. At most a little more than the number of edits.
 */
export function slips(typed: string, known: string): number {
  const width = known.length + 1;
  const costs = new Float64Array((typed.length + 1) * width);
  for (let i = 0; i <= typed.length; i++) {
    for (let j = 0; j <= known.length; j++) {
      if (i === 0 && j === 0) continue;
      let cost = Infinity;
      const [a, b] = [typed[i - 1], known[j - 1]];
      if (i > 0) {
        const extra = a === typed[i - 2] || a === b ? DOUBLED : LEFT_OUT;
        cost = costs[(i - 1) * width + j]! + extra;
      }
      if (j > 0) {
        const missing = b === known[j - 2] ? DOUBLED : LEFT_OUT;
        cost = Math.min(cost, costs[i * width + j - 1]! + missing);
      }
      if (i > 0 && j > 0) {
        const wrong = a === b ? 0 : NEIGHBOURS.has(a! + b!) ? NEXT_KEY : WRONG;
        cost = Math.min(cost, costs[(i - 1) * width + j - 1]! + wrong);
      }
      if (i > 1 && j > 1 && a === known[j - 2] && typed[i - 2] === b) {
        cost = Math.min(cost, costs[(i - 2) * width + j - 2]! + (a === b ? 0 : SWAPPED));
      }
      costs[i * width + j] = cost;
    }
  }
  return costs[costs.length - 1]! + (typed[0] === known[0] ? 0 : FIRST);
}

function neighbours(): Set<string> {
  const pairs = new Set<string>();
  for (const row of ROWS) {
    for (let i = 0; i + 1 < row.length; i++) {
      pairs.add(row.slice(i, i + 2));
      pairs.add(row[i + 1]! + row[i]!);
    }
  }
  return pairs;
}
