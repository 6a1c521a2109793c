import { ambassador } from './en-ambassador';
import { champions, feedback } from './en-champions';
import { colleagues, found } from './en-colleagues';
import { community } from './en-community';
import { fresh } from './en-fresh';
import { gratitude } from './en-gratitude';
import { inserts } from './en-inserts';
import { operating } from './en-operating';
import { own } from './en-own';
import { page } from './en-page';
import { privacy } from './en-privacy';
import { merges } from './en-merges';
import { pulse } from './en-pulse';
import { requests } from './en-requests';
import { rituals } from './en-rituals';
import { settings } from './en-settings';
import type { ShownAvailability } from '../people/availability';
import type { Level } from '../skills/skill';

/** English; its shape is the shape of every language. */
export const en = {
  ...own,
  ...operating,
  fresh,
  rituals,
  gratitude,
  ambassador,
  page,
  locale: 'en' as 'en' | 'de',
  motto: 'Ask. Find. Thank.',
  colleagues,
  quote: (text: string) => `“${text}”`,
  champions,
  community,
  feedback,
  /** Who writes to the bot without a name. */
  someone: 'A colleague',

  commands: {
    skill: {
      title: 'skill',
      description: 'Find a colleague who can help',
      example: '/skill excel-dashboards',
    },
    add: { title: 'add', description: 'Offer your own skills', example: '/add power bi, facilitation' },
    ask: {
      title: 'ask',
      description: 'Let me ask helpers and champions for you',
      example: '/ask How do I refresh a pivot table?',
    },
    requests: {
      title: 'requests',
      description: 'My requests, and those waiting for me',
      example: '/requests',
    },
    thank: {
      title: 'thank',
      description: 'Thank a colleague',
      example: '/thank Ben Fischer for Excel',
    },
    champions: {
      title: 'champions',
      description: 'Who the champions are; become one',
      example: '/champions excel',
    },
    me: { title: 'me', description: 'Your skills and the thanks you got', example: '/me' },
    topics: { title: 'topics', description: 'What people here can help with', example: '/topics' },
    pulse: { title: 'pulse', description: 'What we ask for and lack, in numbers', example: '/pulse' },
    privacy: {
      title: 'privacy',
      description: 'What is stored about you; export, delete',
      example: '/privacy',
    },
    feedback: {
      title: 'feedback',
      description: 'Feedback to the community managers',
      example: '/feedback It would help to see …',
    },
    help: { title: 'help', description: 'All commands', example: '/help' },
  },

  welcome: {
    heading: 'Hello, I am KnowWho',
    line: 'Somebody near you knows just what you need. Ask me, and I’ll tell you who.',
    group: 'Mention me with a question, and I’ll tell you who can help.',
    examples: ['/skill excel-dashboards', 'Who can help me negotiate a contract?'],
    try: 'Try one of these, or ask in your own words:',
    own: 'What I know comes from Microsoft 365 profiles and from what colleagues add here.',
  },

  unknown: {
    command: (name: string) => `I don’t know ${name}.`,
    smallTalk: 'I am good at one thing: finding the colleague who can help.',
    try: 'For example:',
    allCommands: 'All commands',
  },

  help: {
    heading: 'What you can ask me',
    sentence: 'Or simply ask in your own words, in English or German.',
    also: (names: readonly string[]) => `also ${names.join(', ')}`,
  },

  find: {
    heading: (topic: string, total: number) => `${topic} · ${found(total)} can help`,
    headingRelated: (topic: string, total: number) => `${topic} · ${found(total)} could know more`,
    headingWords: (total: number) => `${found(total)} wrote about this`,
    headingPerson: (total: number): string =>
      total === 1 ? 'You may mean this colleague' : 'You may mean these colleagues',
    guess: 'I am not sure that this is what you mean. If not, try the name of the skill in one or two words.',
    page: (from: number, to: number, total: number) => `${from} to ${to} of ${total}`,
    reportsTo: (name: string) => `Reports to ${name}`,
    availability: { available: 'available', away: 'away now' } satisfies Record<ShownAvailability, string>,
    more: 'Show more',
    back: 'Back to the start',
    chat: 'Chat',
    thank: 'Thank',
    ask: 'Ask',
    /** In the language of the helper, ready to send. */
    draft: (name: string, topic: string) =>
      `Hi ${name}, KnowWho tells me that you know about ${topic}. Do you have a moment for a question?`,
    draftOpen: (name: string) => `Hi ${name}, KnowWho suggested you. Do you have a moment for a question?`,
    nobody: (topic: string) => `Nobody here lists ${topic} yet`,
    nobodyHint: 'That may change: colleagues add skills every week.',
    near: 'Close to what you asked:',
    nothing: 'I found nobody for this',
    nothingHint: 'Try the name of the skill in one or two words. Closest to your words:',
    nothingAtAll: 'Try the name of the skill in one or two words.',
    which: (word: string) => `“${word}” means several things. Which one do you need?`,
    empty: 'What do you need help with?',
    gone: 'This colleague cannot be found any more',
    goneHint: 'Nothing was changed. Search again for somebody else.',
    again: 'Search again',
  },

  reason: {
    level: {
      start: 'Can get you started',
      solve: 'Can solve it',
      teach: 'Can teach it',
      learn: 'Wants to learn it',
    } satisfies Record<Level, string>,
    added: (skill: string) => `Offers ${skill}`,
    profile: (skill: string) => `Lists ${skill}`,
    project: (text: string) => `Project: “${text}”`,
    responsibility: (text: string) => `Responsible for: “${text}”`,
    title: (text: string) => `Job title: ${text}`,
    about: (text: string) => `About me: “${text}”`,
    interest: (skill: string) => `Interested in ${skill}`,
    related: (skill: string, asked: string) => `Related: ${skill} (“${asked}” is not in the profile)`,
    text: (text: string) => `Wrote: “${text}”`,
    thanks: (skill: string) => `thanked by several colleagues for ${skill}`,
  },

  thank: {
    heading: (name: string) => `Your thanks are on the way to ${name}`,
    topic: (topic: string) => `For ${topic}. They count once in 30 days.`,
    noTopic: 'They count once in 30 days.',
    already: (name: string, date: string) => `You thanked ${name} on ${date}`,
    alreadyHint: 'Thanks for one topic count once in 30 days, and yours have arrived.',
    sentence: 'Add a sentence',
    sentenceLabel: 'What did it make easier?',
    sentenceExample: 'You saved my dashboard in 20 minutes.',
    sentenceMissing: 'A few words, please.',
    send: 'Send',
    sentenceSent: (name: string) => `Your sentence is on the way to ${name}`,
    sentenceGone: 'These thanks have been taken back',
    sentenceTwice: 'You have already added a sentence to these thanks.',
    undo: 'Take back',
    undone: 'Taken back',
    undoneHint: 'The thanks no longer count.',
    nothingToUndo: 'There is nothing to take back',
    nothingToUndoHint: 'Nothing was changed.',
    self: 'That is you',
    selfHint: 'Thanks go to somebody else. Nice that you know your worth.',
    whom: 'Who would you like to thank?',
    whomHint: 'Write /thank, the name, and what for: /thank Ben Fischer for Excel. Several names work too.',
    lately: 'They recently said yes to your requests:',
    which: (name: string) => `Several colleagues are called “${name}”`,
    whichHint: 'Nothing was sent yet. Who do you mean?',
    whichMore: 'Nothing was sent yet. There are more; their mail address finds exactly one.',
    nobody: (name: string) => `I found nobody called “${name}”`,
    nobodyHint: 'Nothing was sent. Try the full name or the mail address: /thank Ben Fischer for Excel.',
    undoOne: (name: string) => `Take back: ${name}`,
    results: 'Back to the results',
  },

  thanksNotice: {
    summary: (name: string) => `${name} thanks you`,
    heading: (name: string) => `${name} thanks you`,
    for: (topic: string) => `For your help with ${topic}.`,
    noTopic: 'For your help.',
    sentence: (name: string) => `${name} added a few words to the thanks`,
    warm: 'Good that you are here.',
    reply: (name: string) => `Write to ${name}`,
    draft: (name: string) => `Hi ${name}, you’re welcome. Glad it helped.`,
    profile: 'My profile',
  },

  privacy,
  settings,
  inserts,
  requests,
  merges,
  pulse,

  topics: {
    heading: 'What people here can help with',
    empty: 'No topics yet',
    emptyHint: 'As soon as profiles are read or somebody adds a skill, they appear here.',
  },

  error: {
    invalid: 'This button no longer works',
    invalidHint: 'It may be from an older version. Nothing was changed; please ask again.',
    unavailable: 'I cannot reach what I need right now',
    unavailableHint: 'Nothing was lost. Please try again in a minute.',
    failed: 'That did not work',
    failedHint: (id: string) =>
      `Nothing was changed. Please try again; if it keeps happening, tell your admin the number ${id}.`,
    tooLong: 'That is a long text',
    tooLongHint: (max: number) =>
      `Please ask in at most ${max} characters. One sentence is enough to find somebody.`,
  },
};
