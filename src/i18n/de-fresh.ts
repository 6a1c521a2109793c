import type { Messages } from './messages';

export const fresh: Messages['fresh'] = {
  heading: 'Stimmt das noch?',
  line: 'Das hast du mir vor über einem Jahr gesagt, und andere finden dich darüber. Passt es noch?',
  since: (month) => `gesagt im ${month}`,
  keep: 'Passt noch',
  letGo: 'Nicht mehr',
  keepAll: 'Passt alles noch',
  kept: 'bleibt',
  gone: 'entfernt',
  noAnswer: 'Du musst nicht antworten: Dann bleibt alles, wie es ist. Ich frage höchstens einmal im Monat.',
  done: 'Danke, das war alles',
  doneLine: 'Andere finden dich über das, worauf du gern angesprochen wirst.',
  over: 'Diese Frage ist nicht mehr offen',
  overHint: 'Es wurde nichts geändert. Deine Skills stehen in deinem Profil.',
};
