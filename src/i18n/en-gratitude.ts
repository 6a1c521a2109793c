import type { BadgeName } from '../thanks/badges';

/** English: sentences that others may read, and what people see of the thanks they got. */
export const gratitude = {
  sentence: {
    question: (helper: string) =>
      `May others read it? With your name on ${helper}’s card and where ${helper} shows the thanks they got, without names in the weekly digest. ${helper} decides too.`,
    noAnswer: 'No answer needed: then it stays between the two of you.',
    open: (helper: string) =>
      `Others may read it with your name if ${helper} says yes as well, and without names in the weekly digest.`,
    both: (helper: string) =>
      `Others read it now: with your name on ${helper}’s card, without names in the weekly digest.`,
    post: 'Share it in the community, without names',
    posted: 'It is in the community too, without names.',
    yes: 'Yes, others may read it',
    no: 'Stop sharing it',
    change: 'Change the sentence',
    changeHint: (helper: string) => `${helper} reads the new words and is asked again whether others may.`,
    save: 'Save',
    changed: 'Your sentence is changed',
    yours: (helper: string) => `Your sentence to ${helper}`,
    offer: 'Let others read it',
    gone: 'This sentence is no longer there',
    goneHint: 'The thanks were taken back, or somebody was forgotten. Nothing was changed.',
  },
  shown: {
    question: (asker: string) =>
      `${asker} is fine with others reading this: on your card when they find you, and without names in the weekly digest and, if ${asker} likes, in the community. Are you?`,
    yes: 'Yes, others may read it',
    on: 'Others read this sentence on your card, and perhaps without names in the weekly digest or the community.',
    no: 'Stop showing it',
  },
  badge: {
    name: {
      'first-help': () => 'Helped for the first time',
      'ten-people': () => 'Helped ten different people',
      pioneer: (topic: string) => `Led the way with ${topic}`,
      ambassador: (topic: string) => `Learned ${topic} and passes it on`,
    } satisfies Record<BadgeName, (topic: string) => string>,
    onlyYou: 'Badges · only you see them',
    others: 'Badges · others see them when they find you',
    show: 'Show badges to others',
    hide: 'Keep badges to myself',
    shown: 'Others see your badges',
    shownHint: 'They appear below your name when you are found. Nobody is compared.',
    hidden: 'Only you see your badges',
    hiddenHint: 'They stay yours.',
  },
  record: {
    button: 'Export my thanks',
    heading: 'Here are your thanks',
    hint: 'Where Teams allows files, I offer them as a PDF and as text in Markdown.',
    consent: 'Sentences and names are in it only where their author agreed. Only you can make this.',
    copy: 'As text, to copy',
    copyLabel: 'Your thanks as text',
    pdf: 'The thanks you got, as a PDF to print or hand over.',
    text: 'The thanks you got, as text in Markdown.',
    title: (name: string) => `Thanks to ${name}`,
    boxes: '□ stands for a character that this file cannot show. The Markdown text has it.',
    made: (date: string) =>
      `Made with KnowWho on ${date}. Sentences and names appear only where their author agreed.`,
    day: 'Day',
    topic: 'Topic',
    words: 'In their words',
    noTopic: 'for help',
    colleague: 'a colleague',
  },
  mine: {
    button: 'My thanks',
    heading: 'Your thanks',
    none: 'No thanks yet. They come when you have helped somebody.',
    count: (n: number, people: number) =>
      `${n === 1 ? 'Thanked once' : `Thanked ${n} times`}, by ${people === 1 ? '1 person' : `${people} people`}`,
    sentences: 'Sentences',
    noSentences: 'No sentences yet.',
    to: (name: string) => `to ${name}`,
    from: (name: string) => `from ${name}`,
    state: {
      shown: 'others read it',
      you: 'waits for your yes',
      open: 'others may read it if you both agree',
      between: 'between the two of you',
    },
    more: 'Show more',
    private: 'Your thanks are for your eyes only',
    privateHint: 'Ask me in our own chat: /me',
  },
};
