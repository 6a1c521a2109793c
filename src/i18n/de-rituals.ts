import { mentors } from './de-mentors';
import type { Messages } from './messages';

export const rituals: Messages['rituals'] = {
  mentors,
  digest: {
    heading: 'Dein Wochenüberblick',
    topics: 'Neu im Haus',
    canHelp: (n) => (n === 1 ? '1 kann helfen' : `${n} können helfen`),
    thanks: 'Danke der Woche',
    thanked: (n) => `Mindestens ${n} Personen haben letzte Woche jemandem gedankt.`,
    thankedFor: (n, topics) =>
      `Mindestens ${n} Personen haben letzte Woche jemandem gedankt, unter anderem für ${topics}.`,
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
  round: {
    title: 'Danke sagen',
    heading: 'Wem möchtest du diese Woche danken?',
    line: 'Hat jemand etwas erklärt, zugehört oder ist eingesprungen? Sag es der Person, zwei Klicks genügen.',
    quiet:
      'Dein Dank geht direkt an die Person. Hier liest niemand, wem du dankst, und auch nicht, dass du es tust.',
    person: 'Wem?',
    topic: 'Für welches Thema? (wenn du magst)',
    sentence: 'Ein Satz von dir (wenn du magst)',
    told: 'Die Person liest es in ihrem eigenen Chat mit mir, sonst niemand.',
    more: 'Noch jemandem danken',
    missing: 'Wähle zuerst jemanden aus. Es wurde nichts verschickt.',
    gone: 'Diese Person ist nicht mehr zu finden. Es wurde nichts verschickt.',
    tooLong: (most) =>
      `Ein Satz hat höchstens ${most} Zeichen. Es wurde nichts verschickt, und nichts ist verloren.`,
    alone: 'Eine Dankesrunde braucht ein Team',
    aloneHint:
      'Erwähne mich in einem Kanal oder einer Gruppe: @KnowWho danke runde. Hier kannst du jemandem mit Namen danken.',
  },
  ideas: {
    other: 'Anderes',
    no: 'Nein, danke',
    added: (topic) => `${topic}: Andere finden dich jetzt dafür`,
    never: 'Ich frage nicht mehr',
    neverHint:
      'Skills kannst du immer mit /biete eintragen. Und in den Einstellungen kannst du mich wieder fragen lassen.',
  },
  firstWeek: {
    offer:
      'Soll ich dich diese Woche herumführen? Fünf kurze Karten, an jedem Arbeitstag eine, und mit einem Klick ist Schluss.',
    yes: 'Ja, zeig mir alles',
    no: 'Nein, danke',
    label: 'Deine erste Woche',
    steps: {
      skill: {
        title: 'Was könnten andere dich fragen?',
        text: 'Tippe an, was stimmt, oder trag ein, worauf du gern angesprochen wirst. Eins genügt.',
      },
      ask: {
        title: 'Stell deine erste Frage',
        text: 'Such dir jemanden, oder lass mich für dich fragen.',
      },
      around: { title: 'Wer in deiner Nähe was kann', text: 'Tippe ein Thema an, dann siehst du, wer.' },
      thank: {
        title: 'Sag jemandem Danke',
        text: 'Hat dir in diesen Tagen jemand geholfen? Zwei Klicks, und die Person weiß, dass es gutgetan hat.',
      },
      quiet: {
        title: 'Wann willst du in Ruhe arbeiten?',
        text: 'Stell Ruhezeiten ein und wie viele Anfragen dich erreichen dürfen. Ich halte mich daran.',
      },
    },
    aroundPlace: (place) => `Dabei helfen dir Leute aus ${place}. Tippe ein Thema an, dann siehst du, wer.`,
    otherSkills: 'Andere Skills',
    next: 'Gleich die nächste',
    tomorrow: 'Die nächste Karte kommt an deinem nächsten Arbeitstag.',
    wasLast: 'Das war die letzte Karte. Jetzt kennst du dich aus.',
    stop: 'Keine Karten mehr',
    stopped: 'Es kommen keine Karten mehr',
    stoppedHint: 'Schreib mir, wann immer du jemanden brauchst.',
    over: 'Das war deine erste Woche',
    overHint: 'Jetzt kennst du dich aus. Schreib mir, wann immer du jemanden brauchst.',
  },
};
