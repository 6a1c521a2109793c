import type { settings as english } from './en-settings';

/** German: how a person wants to be asked. */
export const settings: typeof english = {
  heading: 'Deine Einstellungen',
  title: 'Einstellungen',
  open: 'Einstellungen',
  change: 'Einstellungen ändern',
  hint: 'Sie gelten ab der nächsten Anfrage. Du kannst die Änderung danach zurücknehmen.',
  language: 'Sprache',
  german: 'Deutsch',
  english: 'English',
  pings: 'Hilfe-Anfragen in sieben Tagen, höchstens',
  pingsHouse: (n) => `Wie hier üblich (${n})`,
  pingsNone: 'Keine',
  pingsSome: (n) => (n === 1 ? '1 Anfrage' : `${n} Anfragen`),
  pause: 'Pause bis (niemand findet oder fragt dich)',
  quietFrom: 'Ruhe von',
  quietTo: 'Ruhe bis',
  quietHint: 'In deinen Ruhezeiten fragt dich niemand, abends und am Wochenende sowieso nicht.',
  zone: 'Zeitzone',
  zoneExample: 'Europe/Vienna',
  digest: (when) => `Wochenüberblick (${when}): neue Skills, offene Fragen, Dank`,
  ideas: 'Frag mich ab und zu unter einem Ergebnis: Was könnten andere dich fragen?',
  yes: 'Ja, gern',
  no: 'Nein, danke',
  save: 'Speichern',
  saved: 'Deine Einstellungen sind gespeichert',
  same: 'Es war nichts anders, also wurde nichts geändert',
  wrong: {
    pings: 'Wähle, wie viele Anfragen dich erreichen dürfen, von 0 bis 99.',
    pause: 'Eine Pause endet an einem Tag, der noch kommt, spätestens in einem Jahr.',
    quiet:
      'Ruhezeiten brauchen Anfang und Ende, etwa 20:00 und 07:00. Lass beides leer, wenn du keine willst.',
    zone: (typed) => `Die Zeitzone „${typed}“ kenne ich nicht. Versuch es mit einer wie Europe/Vienna.`,
  },
  kept: 'Es wurde nichts gespeichert, und was du eingegeben hast, steht noch da.',
  line: {
    pings: (n) =>
      n === 0
        ? 'Keine Hilfe-Anfragen'
        : n === 1
          ? 'Höchstens 1 Hilfe-Anfrage in sieben Tagen'
          : `Höchstens ${n} Hilfe-Anfragen in sieben Tagen`,
    quiet: (from, to, zone) => `Ruhe von ${from} bis ${to} Uhr (${zone})`,
    noQuiet: (zone) => `Keine eigenen Ruhezeiten (${zone})`,
    digest: (when) => `Wochenüberblick: ${when}`,
    noDigest: 'Wochenüberblick: aus',
  },
};
