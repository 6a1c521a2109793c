import type { gratitude as english } from './en-gratitude';

/** German: sentences that others may read, and what people see of the thanks they got. */
export const gratitude: typeof english = {
  sentence: {
    question: (helper) =>
      `Dürfen andere ihn lesen? Mit deinem Namen auf der Karte von ${helper} und wo ${helper} den eigenen Dank vorzeigt, im Wochenüberblick ohne Namen. ${helper} entscheidet mit.`,
    noAnswer: 'Du musst nicht antworten: Dann bleibt er zwischen euch.',
    open: (helper) =>
      `Andere dürfen ihn mit deinem Namen lesen, wenn ${helper} auch Ja sagt, und im Wochenüberblick ohne Namen.`,
    both: (helper) =>
      `Andere lesen ihn jetzt: mit deinem Namen auf der Karte von ${helper}, ohne Namen im Wochenüberblick.`,
    post: 'Auch in der Community zeigen, ohne Namen',
    posted: 'Er steht auch in der Community, ohne Namen.',
    yes: 'Andere dürfen ihn lesen',
    no: 'Doch nicht',
    change: 'Satz ändern',
    changeHint: (helper) =>
      `${helper} liest dann die neuen Worte und wird neu gefragt, ob andere sie lesen dürfen.`,
    save: 'Speichern',
    changed: 'Dein Satz ist geändert',
    yours: (helper) => `Dein Satz an ${helper}`,
    offer: 'Andere dürfen ihn lesen',
    gone: 'Diesen Satz gibt es nicht mehr',
    goneHint: 'Der Dank wurde zurückgenommen, oder jemand wurde vergessen. Es wurde nichts geändert.',
  },
  shown: {
    question: (asker) =>
      `${asker} hat nichts dagegen, dass andere das lesen: auf deiner Karte, wenn sie dich finden, und ohne Namen im Wochenüberblick und, wenn ${asker} mag, in der Community. Und du?`,
    yes: 'Andere dürfen es lesen',
    on: 'Andere lesen diesen Satz auf deiner Karte, vielleicht auch ohne Namen im Wochenüberblick oder in der Community.',
    no: 'Nicht mehr zeigen',
  },
  badge: {
    name: {
      'first-help': () => 'Zum ersten Mal geholfen',
      'ten-people': () => 'Zehn verschiedenen Menschen geholfen',
      pioneer: (topic) => `Bei ${topic} den Anfang gemacht`,
      ambassador: (topic) => `${topic} gelernt und weitergegeben`,
    },
    onlyYou: 'Abzeichen · nur du siehst sie',
    others: 'Abzeichen · andere sehen sie, wenn sie dich finden',
    show: 'Abzeichen anderen zeigen',
    hide: 'Abzeichen nur für mich',
    shown: 'Andere sehen deine Abzeichen',
    shownHint: 'Sie stehen unter deinem Namen, wenn man dich findet. Niemand wird verglichen.',
    hidden: 'Nur du siehst deine Abzeichen',
    hiddenHint: 'Sie bleiben deine.',
  },
  record: {
    button: 'Meinen Dank exportieren',
    heading: 'Hier ist dein Dank',
    hint: 'Wo Teams Dateien erlaubt, biete ich ihn dir als PDF und als Text in Markdown an.',
    consent:
      'Sätze und Namen stehen nur dort, wo die Person zugestimmt hat, die sie schrieb. Nur du kannst das erstellen.',
    copy: 'Als Text zum Kopieren',
    copyLabel: 'Dein Dank als Text',
    pdf: 'Der Dank, den du bekommen hast, als PDF zum Drucken oder Mitgeben.',
    text: 'Der Dank, den du bekommen hast, als Text in Markdown.',
    title: (name) => `Dank an ${name}`,
    boxes: '□ steht für ein Zeichen, das diese Datei nicht darstellen kann. Im Markdown-Text steht es.',
    made: (date) =>
      `Erstellt mit KnowWho am ${date}. Sätze und Namen stehen nur dort, wo die Person zugestimmt hat, die sie schrieb.`,
    day: 'Tag',
    topic: 'Thema',
    words: 'In eigenen Worten',
    noTopic: 'für Hilfe',
    colleague: 'jemand aus dem Haus',
  },
  mine: {
    button: 'Mein Dank',
    heading: 'Dein Dank',
    none: 'Noch kein Dank. Er kommt, wenn du jemandem geholfen hast.',
    count: (n, people) =>
      `${n === 1 ? 'Einmal' : `${n}-mal`} Danke, von ${people === 1 ? '1 Person' : `${people} Personen`}`,
    sentences: 'Sätze',
    noSentences: 'Noch keine Sätze.',
    to: (name) => `an ${name}`,
    from: (name) => `von ${name}`,
    state: {
      shown: 'andere lesen ihn',
      you: 'wartet auf dein Ja',
      open: 'andere dürfen ihn lesen, wenn ihr beide wollt',
      between: 'zwischen euch beiden',
    },
    more: 'Mehr zeigen',
    private: 'Dein Dank ist nur für dich',
    privateHint: 'Frag mich in unserem eigenen Chat: /ich',
  },
};
