/** So many people, in words. */
export const colleagues = (n: number) =>
  n === 1 ? '1 Kollegin oder Kollege' : `${n} Kolleginnen und Kollegen`;
