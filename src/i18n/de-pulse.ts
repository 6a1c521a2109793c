import type { Messages } from './messages';

export const pulse: Messages['pulse'] = {
  heading: 'Der Puls unseres Hauses',
  until: (date) => `Vier Wochen bis ${date}. Jede Zahl heißt: mindestens so viele, in Fünferschritten.`,
  tooEarly:
    'Noch gibt es nichts zu zeigen. Zahlen erscheinen, sobald eine Woche vorbei ist und mindestens fünf Menschen dasselbe gesucht haben.',
  rule: 'Eine Woche zählt, wenn sie vorbei ist, und jeder Mensch zählt einmal pro Woche. Weniger als fünf werden nie gezeigt, und niemand kann sehen, wer es war.',
  gaps: 'Was fehlt',
  gap: (people, start) =>
    `${people} haben niemanden gefunden · ${
      start === 0
        ? 'noch ist niemand nah dran'
        : start === 1
          ? '1 Person könnte anfangen'
          : `${start} könnten anfangen`
    }`,
  noGaps: 'Keine Lücke, die fünf Menschen teilen. Gut so.',
  rising: 'Mehr gefragt als zuvor',
  rise: (now, before) => `${now}, zuvor ${before === 0 ? 'unter 5' : before}`,
  noRising: 'Im Moment steigt nichts.',
  balance: 'Gesucht, und wer helfen kann',
  balanced: (searched, helpers) => `${searched} haben gesucht · Hilfe können geben: ${helpers}`,
  course: 'Suchen, Woche für Woche',
  courseText: (numbers) => `Zwölf Wochen: ${numbers}`,
  flow: 'Was daraus wurde',
  counted: {
    searched: (people) => `${people} haben gesucht`,
    found: (people) => `${people} haben jemanden gefunden`,
    nothing: (people) => `${people} haben niemanden gefunden`,
    asked: (people) => `${people} haben angefragt`,
    answered: (people) => `${people} bekamen ein Ja`,
    declined: (people) => `${people} bekamen ein Nein`,
    solved: (people) => `${people} wurde geholfen`,
    unsolved: (people) => `${people} sind ohne Hilfe geblieben`,
  },
  answerRate: (percent) => `Etwa ${percent} % der Anfragenden bekamen ein Ja.`,
  solveRate: (percent) => `Etwa ${percent} % sagen, dass es geholfen hat.`,
  levels: 'Wie gut wir einander sehen',
  level: {
    place: (percent) => `etwa ${percent} % mit ihrem Platz im Haus`,
    interests: (percent) => `etwa ${percent} % mit Interessen`,
    goals: (percent) => `etwa ${percent} % mit etwas, das sie lernen wollen`,
    skills: (percent) => `etwa ${percent} % mit Skills`,
  },
  about: 'Was der Puls ist',
  aboutLine: 'Er zeigt, wo unser Haus sucht und niemanden findet, damit dort jemand anfangen kann.',
  who: 'Champions sehen ihn für ihre Themen, das Community-Management für alle. Er besteht aus Zahlen ab fünf Menschen und sagt nie, wer.',
  alone: 'Den Puls zeige ich dir im Einzelchat; hier lesen alle mit.',
  allTopics: 'Alle Themen',
};
