/** So many people, in words. */
export const colleagues = (n: number) => (n === 1 ? '1 colleague' : `${n} colleagues`);
