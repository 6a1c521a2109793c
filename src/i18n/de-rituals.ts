import type { Messages } from './messages';

export const rituals: Messages['rituals'] = {
  digest: {
    heading: 'Dein Wochenüberblick',
    topics: 'Neu im Haus',
    canHelp: (n) => `${n} können helfen`,
    thanks: 'Danke der Woche',
    thanked: (n) => `Mindestens ${n} haben letzte Woche jemandem gedankt.`,
    thankedFor: (n, topics) => `Mindestens ${n} haben letzte Woche jemandem gedankt, auch für ${topics}.`,
    questions: 'Hier fehlt noch jemand',
    questionsHint: 'Offene Fragen zu deinen Themen. Den Namen erfährst du, wenn du Ja sagst.',
    tip: 'Ein Tipp',
    tips: [
      'Ein „Heute nicht“ ist eine gute Antwort: Dann wird jemand anderes gefragt, und niemand zählt mit.',
      'Frag ruhig in ganzen Sätzen, etwa „Wer weiß, wie man eine Pivot-Tabelle aktualisiert?“.',
      'Ein Dank mit einem Satz bleibt: Schreib dazu, was dir genau geholfen hat.',
      'Du traust dich nicht zu fragen? Bei /frage kannst du deinen Namen weglassen, bis jemand Ja sagt.',
      'Bald Urlaub? Mach in /ich eine Pause, dann fragt dich niemand, bis du zurück bist.',
      'Was fragen dich andere sowieso? Trag es mit /biete ein, dann finden dich die Richtigen.',
      'Du möchtest etwas lernen? Sag es bei einem Ergebnis und triff andere, die es auch wollen.',
      'Du willst in Ruhe arbeiten? Stell Ruhezeiten ein: Dann frage ich dich zu anderen Zeiten.',
      'Der Chat-Knopf schreibt dir den ersten Satz. Du musst ihn nur noch abschicken.',
      'Nicht mehr dein Thema? Sag es gleich auf der Anfrage, ein Klick genügt, und niemand ist dir böse.',
    ],
    why: 'Er kommt einmal in der Woche, weil du ihn in den Einstellungen gewählt hast.',
    stop: 'Nicht mehr schicken',
    stopped: 'Der Wochenüberblick kommt nicht mehr',
    stoppedHint: 'In den Einstellungen kannst du ihn jederzeit wieder wählen.',
    show: 'Diese Woche ansehen',
    none: 'Diese Woche gibt es nichts zu erzählen',
    noneHint: 'In solchen Wochen schicke ich dir keinen Überblick.',
  },
};
