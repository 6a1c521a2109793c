import { ambassador } from './de-ambassador';
import { champions, feedback } from './de-champions';
import { colleagues, found } from './de-colleagues';
import { community } from './de-community';
import { fresh } from './de-fresh';
import { gratitude } from './de-gratitude';
import { inserts } from './de-inserts';
import { operating } from './de-operating';
import { own } from './de-own';
import { page } from './de-page';
import { privacy } from './de-privacy';
import { merges } from './de-merges';
import { pulse } from './de-pulse';
import { requests } from './de-requests';
import { rituals } from './de-rituals';
import { settings } from './de-settings';
import type { Messages } from './messages';

const can = (n: number) => (n === 1 ? 'kann' : 'können');

/** German; du, as colleagues talk. */
export const de: Messages = {
  ...own,
  ...operating,
  fresh,
  rituals,
  gratitude,
  ambassador,
  page,
  locale: 'de',
  motto: 'Fragen. Finden. Danken.',
  colleagues,
  quote: (text) => `„${text}“`,
  champions,
  community,
  feedback,
  someone: 'Jemand aus dem Haus',

  commands: {
    skill: { title: 'wer', description: 'Finden, wer dir helfen kann', example: '/wer excel-dashboards' },
    add: { title: 'biete', description: 'Eigene Skills anbieten', example: '/biete power bi, moderation' },
    ask: {
      title: 'frage',
      description: 'Ich frage andere für dich',
      example: '/frage Wie aktualisiere ich eine Pivot-Tabelle?',
    },
    requests: {
      title: 'anfragen',
      description: 'Meine Anfragen und die an mich',
      example: '/anfragen',
    },
    thank: {
      title: 'danke',
      description: 'Jemandem danken',
      example: '/danke Ben Fischer für Excel',
    },
    champions: {
      title: 'champions',
      description: 'Wer die Champions sind; selbst Champion werden',
      example: '/champions moderation',
    },
    me: { title: 'ich', description: 'Deine Skills und der Dank, den du bekommen hast', example: '/ich' },
    topics: { title: 'themen', description: 'Wobei Menschen hier helfen können', example: '/themen' },
    pulse: { title: 'puls', description: 'Was wir suchen und was fehlt, in Zahlen', example: '/puls' },
    privacy: {
      title: 'datenschutz',
      description: 'Was über dich gespeichert ist; exportieren, löschen',
      example: '/datenschutz',
    },
    feedback: {
      title: 'feedback',
      description: 'Feedback an die Community-Leitung',
      example: '/feedback Mir würde helfen, wenn …',
    },
    help: { title: 'hilfe', description: 'Alle Befehle', example: '/hilfe' },
  },

  welcome: {
    heading: 'Hallo, ich bin KnowWho',
    line: 'Jemand in deiner Nähe kann genau das, was du brauchst. Frag mich, und ich sage dir, wer.',
    group: 'Erwähne mich mit einer Frage, und ich sage euch, wer helfen kann.',
    examples: ['/wer excel-dashboards', 'Wer kann mir bei einer Vertragsverhandlung helfen?'],
    try: 'Probier eins davon, oder frag mit deinen Worten:',
    own: 'Was ich weiß, kommt aus den Microsoft-365-Profilen und von dem, was ihr hier ergänzt.',
  },

  unknown: {
    command: (name) => `${name} kenne ich nicht.`,
    smallTalk: 'Eins kann ich gut: herausfinden, wer dir helfen kann.',
    try: 'Zum Beispiel:',
    allCommands: 'Alle Befehle',
  },

  help: {
    heading: 'Was du mich fragen kannst',
    sentence: 'Oder frag einfach mit deinen Worten, auf Deutsch oder Englisch.',
    also: (names) => `auch ${names.join(', ')}`,
  },

  find: {
    heading: (topic, total) => `${topic} · ${found(total)} ${can(total)} helfen`,
    headingRelated: (topic, total) =>
      `${topic} · ${found(total)} ${total === 1 ? 'weiß' : 'wissen'} vielleicht mehr`,
    headingWords: (total) => `${found(total)} ${total === 1 ? 'hat' : 'haben'} darüber geschrieben`,
    headingPerson: (total) =>
      total === 1 ? 'Diese Person meinst du vielleicht' : 'Diese Personen meinst du vielleicht',
    guess:
      'Ich bin nicht sicher, ob du das meinst. Wenn nicht: Versuch den Namen des Skills in ein, zwei Wörtern.',
    page: (from, to, total) => `${from} bis ${to} von ${total}`,
    reportsTo: (name) => `Führungskraft: ${name}`,
    availability: { available: 'erreichbar', away: 'gerade nicht da' },
    more: 'Mehr',
    back: 'Zurück zum Anfang',
    chat: 'Chat',
    thank: 'Danke sagen',
    ask: 'Für mich fragen',
    draft: (name, topic) =>
      `Hallo ${name}, KnowWho sagt mir, dass du dich mit ${topic} auskennst. Hast du kurz Zeit für eine Frage?`,
    draftOpen: (name) => `Hallo ${name}, KnowWho hat dich mir empfohlen. Hast du kurz Zeit für eine Frage?`,
    nobody: (topic) => `${topic} steht hier noch in keinem Profil`,
    nobodyHint: 'Das kann sich ändern: Jede Woche kommen Skills dazu.',
    near: 'Diese Themen liegen nahe:',
    nothing: 'Dazu habe ich niemanden gefunden',
    nothingHint: 'Versuch den Namen des Skills in ein, zwei Wörtern. Deinen Worten am nächsten:',
    nothingAtAll: 'Versuch den Namen des Skills in ein, zwei Wörtern.',
    which: (word) => `„${word}“ kann Verschiedenes heißen. Was brauchst du?`,
    empty: 'Wobei brauchst du Hilfe?',
    gone: 'Diese Person ist nicht mehr zu finden',
    goneHint: 'Es wurde nichts geändert. Such noch einmal nach jemand anderem.',
    again: 'Noch einmal suchen',
  },

  reason: {
    level: {
      start: 'Hilft dir beim Einstieg',
      solve: 'Kann es lösen',
      teach: 'Kann es zeigen',
      learn: 'Möchte es lernen',
    },
    added: (skill) => `Bietet ${skill} an`,
    profile: (skill) => `Nennt ${skill} im Profil`,
    project: (text) => `Projekt: „${text}“`,
    responsibility: (text) => `Zuständig für: „${text}“`,
    title: (text) => `Funktion: ${text}`,
    about: (text) => `Über mich: „${text}“`,
    interest: (skill) => `Interessiert sich für ${skill}`,
    related: (skill, asked) => `Verwandt: ${skill} („${asked}“ steht nicht im Profil)`,
    text: (text) => `Schreibt: „${text}“`,
    thanks: (skill) => `mehrere haben für ${skill} gedankt`,
  },

  thank: {
    heading: (name) => `Dein Dank ist unterwegs zu ${name}`,
    topic: (topic) => `Für ${topic}. Er zählt einmal in 30 Tagen.`,
    noTopic: 'Er zählt einmal in 30 Tagen.',
    already: (name, date) => `Du hast ${name} am ${date} schon gedankt`,
    alreadyHint: 'Dank für ein Thema zählt einmal in 30 Tagen, und deiner ist angekommen.',
    sentence: 'Satz dazuschreiben',
    sentenceLabel: 'Was ist dadurch leichter geworden?',
    sentenceExample: 'Du hast mein Dashboard in 20 Minuten gerettet.',
    sentenceMissing: 'Ein paar Worte bitte.',
    send: 'Senden',
    sentenceSent: (name) => `Dein Satz ist unterwegs zu ${name}`,
    sentenceGone: 'Dieser Dank wurde schon zurückgenommen',
    sentenceTwice: 'Zu diesem Dank hast du schon einen Satz geschrieben.',
    undo: 'Zurücknehmen',
    undone: 'Zurückgenommen',
    undoneHint: 'Der Dank zählt nicht mehr.',
    nothingToUndo: 'Es gibt nichts zurückzunehmen',
    nothingToUndoHint: 'Es wurde nichts geändert.',
    self: 'Das bist du selbst',
    selfHint: 'Dank geht an jemand anderen. Schön, dass du deinen Wert kennst.',
    whom: 'Wem möchtest du danken?',
    whomHint: 'Schreib /danke, den Namen und wofür: /danke Ben Fischer für Excel. Mehrere Namen gehen auch.',
    lately: 'Sie haben zuletzt zu deinen Anfragen Ja gesagt:',
    which: (name) => `„${name}“ heißen mehrere`,
    whichHint: 'Es ist noch nichts unterwegs. Wen meinst du?',
    whichMore:
      'Es ist noch nichts unterwegs. Es gibt noch mehr; die Mailadresse führt zu genau einer Person.',
    nobody: (name) => `Ich finde niemanden namens „${name}“`,
    nobodyHint:
      'Es ist nichts unterwegs. Versuch es mit dem ganzen Namen oder der Mailadresse: /danke Ben Fischer für Excel.',
    undoOne: (name) => `Zurücknehmen: ${name}`,
    results: 'Zurück zum Ergebnis',
  },

  thanksNotice: {
    summary: (name) => `${name} sagt Danke`,
    heading: (name) => `${name} sagt dir Danke`,
    for: (topic) => `Für deine Hilfe bei ${topic}.`,
    noTopic: 'Für deine Hilfe.',
    sentence: (name) => `${name} schreibt zum Dank noch etwas dazu`,
    warm: 'Schön, dass du da bist.',
    reply: (name) => `${name} schreiben`,
    draft: (name) => `Hallo ${name}, gern geschehen. Schön, dass es geholfen hat.`,
    profile: 'Mein Profil',
  },

  privacy,
  settings,
  inserts,
  requests,
  merges,
  pulse,

  topics: {
    heading: 'Wobei Menschen hier helfen können',
    empty: 'Noch keine Themen',
    emptyHint: 'Sobald Profile gelesen sind oder jemand einen Skill ergänzt, stehen sie hier.',
  },

  error: {
    invalid: 'Dieser Knopf geht nicht mehr',
    invalidHint:
      'Er stammt vielleicht aus einer älteren Version. Es wurde nichts geändert; bitte frag noch einmal.',
    unavailable: 'Ich erreiche gerade nicht, was ich brauche',
    unavailableHint: 'Es ist nichts verloren. Bitte versuch es in einer Minute noch einmal.',
    failed: 'Das hat nicht geklappt',
    failedHint: (id) =>
      `Es wurde nichts geändert. Bitte versuch es noch einmal; bleibt es dabei, nenn eurer IT die Nummer ${id}.`,
    tooLong: 'Das ist ein langer Text',
    tooLongHint: (max) => `Bitte frag in höchstens ${max} Zeichen. Ein Satz reicht, um jemanden zu finden.`,
  },
};
