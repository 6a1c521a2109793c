import type { Messages } from './messages';

export const privacy: Messages['privacy'] = {
  heading: 'Was ich über dich speichere',
  fromProfile: 'Aus Microsoft 365',
  fromProfileText: (skills) =>
    `Name, Mailadresse, Anmeldename, Funktion, Abteilung, Büro, Sprache und Land, und was du in dein Profil geschrieben hast: ${skills === 1 ? '1 Skill wurde' : `${skills} Skills wurden`} darin erkannt.`,
  fromYou: 'Von dir',
  fromYouText: (skills) =>
    `${skills === 1 ? '1 Skill, den' : `${skills} Skills, die`} du ergänzt hast, Skills, die du entfernt hast oder für dich behältst, deine Einstellungen (Sprache, Pause, Ruhezeiten, Zeitzone, Wochenüberblick, Abzeichen gezeigt oder nicht, wie viele Anfragen), wann ich zuletzt gefragt habe, ob deine Skills noch stimmen, wann dein Wochenüberblick zuletzt fällig war, was ich dir in deiner ersten Woche gezeigt habe, und deine letzte Änderung, damit du sie zurücknehmen kannst.`,
  thanks: 'Dank',
  thanksText: (received, given) =>
    `${received}-mal bekommen, ${given}-mal gegeben, je mit Tag, Thema und Satz, und welche Sätze andere von dir aus lesen dürfen.`,
  requests: 'Hilfe-Anfragen',
  requestsText: (asked, reached, days) =>
    `${asked} von dir, je mit der Frage, und ${reached} an dich, mit deinen Antworten. Eine Anfrage wird ${days} Tage nach ihrem Ende gelöscht.`,
  community: 'Champions und Feedback',
  communityText: (topics, words, days) =>
    `${topics === 1 ? '1 Thema, für das' : `${topics} Themen, für die`} du Champion bist; Vorschläge, Champion zu werden (ein halbes Jahr lang); wessen Fragen du nicht möchtest; und ${words}-mal Feedback an die Community-Leitung, gelöscht ${days} Tage nach dem letzten Wort dazu.`,
  chats: 'Chat und Nachrichten',
  chatsText: (notices) =>
    `Unser Chat, und wo ${notices === 1 ? 'die 1 Nachricht steht, die' : `die ${notices} Nachrichten stehen, die`} ich dir von mir aus geschickt habe. Die Wörter deiner Suche werden nicht gespeichert.`,
  seen: 'Wer es sieht',
  seenText:
    'Solange du zu finden bist, sehen andere deinen Namen, deine Funktion, deine Abteilung, dein Büro und deine Skills. Einen Dank seht ihr beide; andere erfahren nur, dass dir mehrere gedankt haben, und lesen einen Satz nur, wenn ihr beide wollt. Auswertungen über einzelne Menschen gibt es nicht.',
  howLong: 'Wie lange',
  howLongText: (leaverDays, thanksMonths, noticeDays) =>
    `Solange du hier arbeitest und ${leaverDays} Tage länger. Dank ${thanksMonths} Monate, meine Nachrichten ${noticeDays} Tage.`,
  private: 'Was über dich gespeichert ist, geht nur dich etwas an',
  privateHint: 'Frag mich in unserem eigenen Chat: /datenschutz',
  export: 'Meine Daten exportieren',
  exported: 'Alles, was ich über dich speichere',
  exportedHint:
    'Wo Teams Dateien erlaubt, biete ich dir alles auch als Seite zum Lesen und Drucken an, und als JSON.',
  copy: 'Als JSON zum Kopieren',
  copyLabel: 'Alles als JSON',
  file: 'Alles, was KnowWho über dich speichert, als JSON.',
  pageFile: 'Alles, was KnowWho über dich speichert, als Seite zum Lesen und Drucken.',
  back: 'Zurück zum Datenschutz',
  section: {
    person: 'Du',
    skills: 'Deine Skills',
    droppedSkills: 'Entfernte Skills',
    hiddenSkills: 'Skills, die du für dich behältst',
    hiddenSources: 'Quellen, die du für dich behältst',
    movedTopics: 'Deine Themen, die in einem anderen aufgegangen sind',
    mergedTopics: 'Themen, die du zusammengelegt hast',
    taughtWords: 'Wörter, die du mir beigebracht hast',
    choices: 'Einstellungen',
    freshness: 'Skills, nach denen ich dich zuletzt gefragt habe',
    thanksReceived: 'Dank, den du bekommen hast',
    thanksGiven: 'Dank, den du gegeben hast',
    openSentences: 'Sätze, die andere von dir aus lesen dürfen',
    requests: 'Wobei du um Hilfe gebeten hast',
    pings: 'Fragen, die dich erreicht haben',
    requestChanges: 'Was du mit Anfragen gemacht hast',
    blockedAskers: 'Dass du Fragen blockiert hast',
    champion: 'Themen, für die du Champion bist',
    ambassador: 'Ob ich dich gefragt habe, auch anderen zu helfen',
    nominations: 'Themen, für die du als Champion vorgeschlagen wurdest',
    championRound: 'Wochenrunde offener Fragen',
    feedback: 'Dein Feedback an die Community-Leitung',
    feedbackAnswered: 'Feedback, auf das du geantwortet hast',
    digest: 'Dein Wochenüberblick',
    firstWeek: 'Deine erste Woche',
    newcomer: 'Dass du neu hier bist',
    statements: 'Sätze in deinem Profil',
    notices: 'Nachrichten von mir an dich',
    chat: 'Unser Chat',
    unreached: 'Dass ich dir nicht schreiben darf',
    lastChange: 'Deine letzte Änderung',
    shown: 'Zuletzt anderen gezeigt',
    left: 'Nicht mehr hier seit',
    directory: 'Dein Microsoft-365-Profil, wie ich es gelesen habe',
  },
  forget: 'Mich vergessen',
  sure: 'Soll ich dich vergessen?',
  sureText:
    'Ich lösche alles, was ich über dich speichere, sofort und endgültig: Profil, Skills, Einstellungen und den Dank, den du bekommen hast. Dank, den du gegeben hast, bleibt bei den anderen, ohne deinen Namen. Das lässt sich nicht zurücknehmen.',
  stays: (backupDays) =>
    `Für Nachrichten in Teams gelten die Fristen deiner Firma; was ich anderen in deinem Namen gesagt habe, lösche ich, wo Teams mich lässt. Sicherungen verfallen nach ${backupDays === 1 ? '1 Tag' : `${backupDays} Tagen`}.`,
  returning:
    'Nur ein Fingerabdruck, aus dem niemand deinen Namen lesen kann, erinnert mich daran, dein Profil nicht wieder zu lesen. Schreibst du mir wieder, bist du für mich neu, und niemand findet dich, bis du dich zeigst oder einen Skill ergänzt.',
  forgetNow: 'Ja, vergiss mich',
  keep: 'Nein, alles behalten',
  forgotten: 'Du bist vergessen',
  forgottenText: 'Alles über dich ist gelöscht. Danke, dass du da warst.',
  tonight:
    'Die Datenbank ist groß: Spuren, die noch in ihrer Datei stehen könnten, werden in der kommenden Nacht kurz nach drei gelöscht.',
};
