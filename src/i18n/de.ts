import type { Messages } from './messages';

const colleagues = (n: number) => (n === 1 ? '1 Kollegin oder Kollege' : `${n} Kolleginnen und Kollegen`);
const can = (n: number) => (n === 1 ? 'kann' : 'können');

/** German; du, as colleagues talk. */
export const de: Messages = {
  locale: 'de',
  motto: 'Fragen. Finden. Danken.',
  colleagues,
  someone: 'Jemand aus dem Haus',

  commands: {
    skill: { title: 'wer', description: 'Findet, wer dir helfen kann', example: '/wer excel-dashboards' },
    add: { title: 'biete', description: 'Eigene Skills anbieten', example: '/biete power bi, moderation' },
    me: { title: 'ich', description: 'Deine Skills und der Dank, den du bekommen hast', example: '/ich' },
    topics: { title: 'themen', description: 'Wobei Menschen hier helfen können', example: '/themen' },
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
    heading: (topic, total) => `${topic} · ${colleagues(total)} ${can(total)} helfen`,
    headingRelated: (topic, total) =>
      `${topic} · ${colleagues(total)} ${total === 1 ? 'weiß' : 'wissen'} vielleicht mehr`,
    headingWords: (total) => `${colleagues(total)} ${total === 1 ? 'hat' : 'haben'} darüber geschrieben`,
    headingPerson: (total) =>
      total === 1 ? 'Diese Person meinst du vielleicht' : 'Diese Personen meinst du vielleicht',
    page: (from, to, total) => `${from} bis ${to} von ${total}`,
    availability: { available: 'erreichbar', away: 'gerade nicht da' },
    more: 'Mehr',
    back: 'Zurück zum Anfang',
    chat: 'Chat',
    thank: 'Danke sagen',
    thanked: 'Gedankt',
    you: 'du',
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
    profile: (skill) => `${skill} steht im Profil`,
    project: (text) => `Projekt: „${text}“`,
    responsibility: (text) => `Zuständig für: „${text}“`,
    title: (text) => `Aufgabe: ${text}`,
    about: (text) => `Über mich: „${text}“`,
    interest: (skill) => `Interessiert sich für ${skill}`,
    related: (skill, asked) => `Verwandt: ${skill} (${asked} steht nicht im Profil)`,
    text: (text) => `Schreibt: „${text}“`,
    thanks: (skill) => `mehrere haben für ${skill} gedankt`,
  },

  thank: {
    heading: (name) => `Dein Dank ist unterwegs zu ${name}`,
    topic: (topic) => `Für ${topic}. Er zählt einmal in 30 Tagen.`,
    noTopic: 'Er zählt einmal in 30 Tagen.',
    already: (name, date) => `Du hast ${name} am ${date} schon gedankt`,
    alreadyHint: 'Dank für ein Thema zählt einmal in 30 Tagen, und er ist angekommen.',
    sentence: 'Satz dazuschreiben',
    sentenceLabel: 'Was ist dadurch leichter geworden?',
    sentenceExample: 'Du hast mein Dashboard in 20 Minuten gerettet.',
    sentenceMissing: 'Ein paar Worte bitte.',
    send: 'Senden',
    sentenceSent: (name) => `Dein Satz ist unterwegs zu ${name}`,
    sentenceGone: 'Dieser Dank wurde vorher zurückgenommen',
    sentenceTwice: 'Zu diesem Dank hast du schon einen Satz geschrieben.',
    undo: 'Zurücknehmen',
    undone: 'Zurückgenommen',
    undoneHint: 'Der Dank zählt nicht mehr.',
    nothingToUndo: 'Es gibt nichts zurückzunehmen',
    nothingToUndoHint: 'Es wurde nichts geändert.',
    self: 'Das bist du selbst',
    selfHint: 'Dank geht an jemand anderen. Schön, dass du deinen Wert kennst.',
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

  me: {
    heading: 'Dein Profil',
    skills: 'Skills',
    noSkills: 'Noch nichts. Was könnten andere dich fragen?',
    thanks: 'Danke',
    thanksFor: (topic, count) => `${topic}: ${count}`,
    sentences: 'Das haben dir Kolleginnen und Kollegen geschrieben',
    source: {
      added: 'von dir angeboten',
      profile: 'aus deinem Microsoft-365-Profil',
      project: 'aus einem Projekt in deinem Profil',
      responsibility: 'aus deinen Zuständigkeiten',
      title: 'aus deiner Funktion',
      about: 'aus „Über mich“',
      interest: 'ein Interesse',
    },
    more: (n) => `und ${n} weitere`,
    private: 'Dein Profil ist nur für dich',
    privateHint: 'Frag mich in unserem eigenen Chat: /ich',
    offer: 'Skill anbieten',
    remove: 'Entfernen',
    removed: (topic) => `${topic} ist entfernt`,
    removedHint: 'Darüber findet dich niemand mehr, egal was im Profil steht.',
    notThere: 'Dieser Skill steht nicht mehr in deinem Profil',
    notThereHint: 'Es wurde nichts geändert.',
    hide: 'Mich verbergen',
    hidden: 'Du bist verborgen',
    hiddenHint: 'Niemand findet dich. Deine Skills und dein Dank bleiben, wie sie sind.',
    show: 'Wieder zeigen',
    showProfile: 'Andere dürfen mich finden',
    shown: 'Du bist zu finden',
    shownHint: 'Du wirst über deine Skills gefunden. Verbergen kannst du dich jederzeit.',
    notYet:
      'Dein Microsoft-365-Profil wird erst genutzt, wenn du Ja sagst. Gefunden wird, was du selbst ergänzt.',
    pause: 'Pause bis Montag',
    pauseLonger: 'Zwei Wochen Pause',
    paused: (date) => `Du hast Pause bis ${date}`,
    pausedHint: 'Bis dahin findet dich niemand. Genieß die Ruhe.',
    resume: 'Pause beenden',
    resumed: 'Die Pause ist vorbei',
    resumedHint: 'Du wirst wieder gefunden.',
    language: 'In English',
    languageSet: 'Ab jetzt sprechen wir Deutsch',
  },

  add: {
    title: 'Skills anbieten',
    heading: 'Was könnten andere dich fragen?',
    hint: 'Zehn Sekunden reichen: ein paar Wörter oder Hashtags, und wie weit du andere bringen kannst.',
    suggestions: 'Aus deinem Microsoft-365-Profil. Tippe an, worauf du gern angesprochen wirst:',
    label: 'Skills',
    placeholder: '#excel-dashboards, Moderation, Französisch',
    level: 'Wie weit kannst du andere bringen?',
    save: 'Speichern',
    missing: 'Nenne mindestens einen Skill.',
    tooMany: (max) =>
      `Höchstens ${max} Skills auf einmal. Es wurde nichts gespeichert, und nichts ist verloren.`,
    tooLong: (max) =>
      `Ein Skill hat höchstens ${max} Zeichen. Es wurde nichts gespeichert, und nichts ist verloren.`,
    same: (entry) => `„${entry}“: Meinst du einen Skill, den andere schon haben?`,
    sameAs: (topic, helpers) => `${topic} (${helpers === 1 ? '1 Person' : `${helpers} Personen`})`,
    own: (entry) => `Nein, „${entry}“ ist ein eigener Skill`,
    leaveOut: 'Weglassen',
    none: 'Es kam nichts dazu',
    saved: (n) => (n === 1 ? 'Dein Skill ist gespeichert' : `Deine ${n} Skills sind gespeichert`),
    known: (topic, helpers) => `${topic} · du und ${colleagues(helpers)}`,
    fresh: (topic) => `${topic} · du bist die erste Person`,
    thanks: 'Ab jetzt wirst du darüber gefunden. Ändern kannst du das jederzeit mit /ich.',
  },

  undo: {
    button: 'Zurücknehmen',
    done: 'Zurückgenommen',
    skills: 'Deine Skills sind wie vorher.',
    choices: 'Deine Einstellungen sind wie vorher.',
  },

  topics: {
    heading: 'Wobei Menschen hier helfen können',
    empty: 'Noch keine Themen',
    emptyHint: 'Sobald Profile gelesen sind oder jemand einen Skill ergänzt, stehen sie hier.',
  },

  error: {
    invalid: 'Dieser Knopf passt nicht mehr',
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
