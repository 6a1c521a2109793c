import type { Messages } from './messages';

export const pulse: Messages['pulse'] = {
  heading: 'Der Puls unseres Hauses',
  until: (date) => `Die vier Wochen bis ${date}, die älteste zuerst.`,
  tooEarly:
    'Noch gibt es nichts zu zeigen. Zahlen erscheinen, sobald eine Woche vorbei ist und mindestens fünf Menschen dasselbe gesucht haben.',
  rule: 'Jede Zahl steht für verschiedene Menschen einer Woche: mindestens so viele, in Fünferschritten. Wochen werden nicht addiert, weil dieselben wiederkommen können. „<5“ sind weniger als fünf; niemand kann sehen, wer es war.',
  people: (n) => `${n} Menschen`,
  peak: (title) => `${title}: die stärkste Woche`,
  gaps: 'Was fehlt',
  missed: {
    nothing: (weeks) => `fanden niemanden: ${weeks}`,
    unsolved: (weeks) => `blieben ohne Hilfe: ${weeks}`,
  },
  start: (people) =>
    people === 0
      ? 'noch ist niemand nah dran'
      : people === 1
        ? '1 Person könnte anfangen'
        : `${people} könnten anfangen`,
  noGaps: 'Keine Lücke, die fünf Menschen teilen. Gut so.',
  rising: 'Mehr gefragt als zuvor',
  rise: (weeks, before) => `suchten: ${weeks}; in den vier Wochen davor: ${before}`,
  noRising: 'Im Moment steigt nichts.',
  balance: 'Gesucht, und wer helfen kann',
  balanced: (weeks, helpers) => `suchten: ${weeks}; helfen können: ${helpers}`,
  demand: 'suchten in der stärksten Woche',
  supply: 'können helfen',
  course: 'Suchen, Woche für Woche',
  courseText: (weeks) => `Zwölf Wochen: ${weeks}`,
  flow: 'Was daraus wurde',
  lastWeek: (title) => `${title}: die letzte Woche`,
  counted: {
    searched: 'suchten',
    found: 'fanden jemanden',
    nothing: 'fanden niemanden',
    without: 'fanden auch niemanden mit Ähnlichem',
    asked: 'baten um Hilfe',
    answered: 'bekamen ein Ja',
    declined: 'bekamen ein Nein',
    solved: 'wurde geholfen',
    unsolved: 'blieben ohne Hilfe',
  },
  answerRate: (percent) => `Etwa ${percent}\u00A0% der Anfragenden bekamen ein Ja.`,
  solveRate: (percent) => `Etwa ${percent}\u00A0% sagen, dass es geholfen hat.`,
  levels: 'Wie gut wir einander sehen',
  level: {
    place: '1 · mit Abteilung oder Büro',
    interests: '2 · mit Interessen',
    goals: '3 · mit etwas, das sie lernen wollen',
    skills: '4 · mit Skills',
  },
  percent: (percent) => `etwa ${percent}\u00A0%`,
  howToRead: 'So liest du das',
  everything: 'alle Themen',
  columns: ['Woche ab', 'Thema'],
  atLeast: (what) => `${what} (mindestens)`,
  asFiles: 'Als Bild und Tabelle',
  files: 'Der Puls als Bild und Tabelle',
  filesHint:
    'Beides kannst du als Datei nehmen: ein Bild auf einer Seite zum Drucken oder Aushängen, und eine Tabelle mit jeder Woche, die aufbewahrt wird.',
  picture: 'Der Puls als Bild auf einer Seite',
  table: 'Die Zahlen des Pulses, Woche für Woche',
  back: 'Zurück zum Puls',
  about: 'Was der Puls ist',
  aboutLine: 'Er zeigt, wo unser Haus sucht und niemanden findet, damit dort jemand anfangen kann.',
  who: 'Champions sehen ihn für ihre Themen, die Community-Leitung für alle. Er zeigt Zahlen ab fünf Menschen und nie, wer es war.',
  alone: 'Den Puls zeige ich dir in unserem eigenen Chat; hier lesen alle mit.',
  allTopics: 'Alle Themen',
};
