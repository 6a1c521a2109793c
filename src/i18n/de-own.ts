import { colleagues } from './de-colleagues';
import type { own as english } from './en-own';

/** German: what a person sees of themselves, their skills and their data. */
export const own: typeof english = {
  me: {
    heading: 'Dein Profil',
    skills: 'Skills',
    noSkills: 'Noch nichts. Was könnten andere dich fragen?',
    thanks: 'Danke',
    sentences: 'Das haben dir Kolleginnen und Kollegen geschrieben',
    source: {
      added: 'von dir ergänzt',
      profile: 'aus deinem Microsoft-365-Profil',
      project: 'aus einem Projekt in deinem Profil',
      responsibility: 'aus deinen Zuständigkeiten',
      title: 'aus deiner Funktion',
      about: 'aus „Über mich“',
      interest: 'ein Interesse',
    },
    edit: 'Ändern',
    change: 'Ändern oder entfernen',
    thanksHint: 'Wer dir gedankt hat, sieht sonst niemand.',
    whoFinds: 'Wer mich findet',
    unseenHint: 'Deine Skills und dein Dank bleiben, egal was du hier wählst.',
    more: (n) => `und ${n} weitere`,
    moreSkills: (n) => `${n} weitere zeigen`,
    page: (from, to, n) => `${from} bis ${to} von ${n}`,
    noMore: 'Das waren alle',
    kept: 'siehst nur du',
    keptSource: 'diese Quelle siehst nur du',
    editHeading: (topic) => `${topic}: Wie weit kannst du andere bringen?`,
    editNow: (level) => `Bisher: ${level}`,
    levelSet: (topic, level) => `${topic}: ${level}`,
    hideSkill: 'Für mich behalten',
    skillHidden: (topic) => `${topic} siehst jetzt nur du`,
    skillHiddenHint:
      'Darüber findet dich niemand, und nichts davon wird zitiert. In deinem Profil bleibt es.',
    showSkill: 'Wieder zeigen',
    skillShown: (topic) => `Über ${topic} wirst du wieder gefunden`,
    sources: 'Was genutzt wird',
    sourcesHeading: 'Was KnowWho aus deinem Microsoft-365-Profil nutzt',
    sourcesHint:
      'Was du für dich behältst, führt niemanden zu dir und wird nirgends zitiert. Was du selbst ergänzt hast, bleibt.',
    sourceName: {
      profile: 'Skills, die du aufzählst',
      project: 'Frühere Projekte',
      responsibility: 'Zuständigkeiten',
      title: 'Funktion',
      about: '„Über mich“',
      interest: 'Interessen',
    },
    used: (skills) =>
      skills === 0
        ? 'wird genutzt'
        : skills === 1
          ? 'wird genutzt · 1 Skill'
          : `wird genutzt · ${skills} Skills`,
    notUsed: 'siehst nur du',
    hideSource: 'Nicht nutzen',
    showSource: 'Nutzen',
    hideAllSources: 'Nichts davon nutzen',
    showAllSources: 'Alles nutzen',
    allSources: 'Dein Microsoft-365-Profil',
    sourceHidden: (name) => `${name}: siehst jetzt nur du`,
    sourceShown: (name) => `${name}: wird wieder genutzt`,
    sourcesChangedHint: 'Das gilt ab sofort, auch nach dem nächsten Abgleich.',
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
    tooMuch: (max) =>
      `Das ist mehr, als das Feld fasst. Es wurde nichts gespeichert; die ersten ${max} Zeichen stehen noch da.`,
    levels: {
      start: 'Ich kann den Einstieg zeigen',
      solve: 'Ich kann es lösen',
      teach: 'Ich kann es zeigen und erklären',
      learn: 'Ich möchte es lernen (das sieht, wer es auch möchte)',
    },
    known: 'Oder wähle aus, was hier schon bekannt ist',
    knownHint: 'Tippe zwei Buchstaben',
    people: (n) => (n === 1 ? '1 Person' : n >= 100 ? '100 Personen oder mehr' : `${n} Personen`),
    newTag: (entry) => `„${entry}“ als neuer Skill`,
    related: 'Das passt oft dazu. Tippe an, was stimmt:',
    fits: 'Aus deinem Profil oder oft dabei:',
    each: 'Passt die Stufe überall? Ändere, was nicht passt.',
    saveLevels: 'Stufen speichern',
    levelsSaved: 'Die Stufen sind gespeichert',
    change: 'Stufe ändern',
    addMore: 'Weitere anbieten',
    same: (entry) => `„${entry}“: Meinst du einen Skill, den andere schon haben?`,
    sameAs: (topic, people) => (people ? `${topic} (${people})` : topic),
    own: (entry) => `Nein, „${entry}“ ist ein eigener Skill`,
    leaveOut: 'Weglassen',
    none: 'Es kam nichts dazu',
    saved: (n) => (n === 1 ? 'Dein Skill ist gespeichert' : `Deine ${n} Skills sind gespeichert`),
    also: (topic, helpers) => `${topic} · du und ${colleagues(helpers)}`,
    fresh: (topic) => `${topic} · du bist die erste Person`,
    wish: (topic, helpers) =>
      helpers === 0
        ? `${topic} · bietet hier noch niemand an`
        : `${topic} · ${helpers === 1 ? '1 Person kann' : `${helpers} Personen können`} dir helfen`,
    thanks: 'Ab jetzt wirst du darüber gefunden. Ändern kannst du das jederzeit mit /ich.',
  },

  learn: {
    button: 'Das möchte ich lernen',
    heading: (topic) => `Du möchtest ${topic} lernen`,
    partners: (topic, n) =>
      n === 1
        ? `1 Kollegin oder Kollege möchte ${topic} auch lernen`
        : `${n} Kolleginnen und Kollegen möchten ${topic} auch lernen`,
    nobody: 'Sonst hat das noch niemand gesagt. Wer es sagt, sieht dich hier, und du siehst alle unter /ich.',
    hint: 'Zusammen geht es leichter: Schreib jemandem.',
    chat: (name) => `Chat mit ${name}`,
    draft: (name, topic) =>
      `Hallo ${name}, wir möchten beide ${topic} lernen. Wollen wir das zusammen angehen?`,
    offered: (topic) => `${topic} bietest du selbst an`,
    offeredHint: 'Deshalb bleibt es, wie es ist. Die Stufe kannst du ändern.',
  },

  undo: {
    button: 'Zurücknehmen',
    done: 'Zurückgenommen',
    skills: 'Deine Skills sind wie vorher.',
    choices: 'Deine Einstellungen sind wie vorher.',
    hidden: 'Niemand findet dich mehr.',
  },
};
