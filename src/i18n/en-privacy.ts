/** What `/privacy` says, in English; its shape is the shape of every language. */
export const privacy = {
  heading: 'What I store about you',
  fromProfile: 'From Microsoft 365',
  fromProfileText: (skills: number) =>
    `Your name, addresses, job title, department, office, language and country, and what you wrote in your profile: ${skills === 1 ? '1 skill was' : `${skills} skills were`} recognised in it.`,
  fromYou: 'From you',
  fromYouText: (skills: number) =>
    `${skills === 1 ? '1 skill' : `${skills} skills`} that you added, skills that you removed or keep to yourself, your settings (language, pause, quiet hours, time zone, weekly digest, badges shown or not, how many requests), when I last asked whether your skills are still true, when your weekly digest was last due, what I showed you in your first week, and your last change, so that you can take it back.`,
  thanks: 'Thanks',
  thanksText: (received: number, given: number) =>
    `${received} received, ${given} given, each with day, topic and sentence, and the sentences that you let others read.`,
  requests: 'Help requests',
  requestsText: (asked: number, reached: number, days: number) =>
    `${asked} of yours, each with its question, and ${reached} that reached you, with your answers. ${days} days after a request ended it is deleted.`,
  community: 'Champions and feedback',
  communityText: (topics: number, words: number, days: number) =>
    `${topics === 1 ? '1 topic' : `${topics} topics`} you are champion for, suggestions to become one for half a year, whose questions you do not want, and ${words === 1 ? '1 word' : `${words} words`} to the community managers, which ${words === 1 ? 'goes' : 'go'} ${days} days after being last spoken of.`,
  chats: 'Chats',
  chatsText: (notices: number) =>
    `Which chat the two of us have, and where ${notices === 1 ? '1 message stands that' : `${notices} messages stand that`} I sent you on my own. The words you search with are not stored.`,
  seen: 'Who sees it',
  seenText:
    'While you can be found, colleagues see your name, place and skills. Thanks are seen by the two of you; others only learn that several thanked you, and read a sentence only where you both let them. There are no statistics about single people.',
  howLong: 'How long',
  howLongText: (leaverDays: number, thanksMonths: number, noticeDays: number) =>
    `As long as you work here and ${leaverDays} days more. Thanks ${thanksMonths} months, my messages ${noticeDays} days.`,
  private: 'What is stored about you is for your eyes only',
  privateHint: 'Ask me in our own chat: /privacy',
  export: 'Export my data',
  exported: 'Everything I store about you',
  exportedHint: 'Where Teams allows files, I offer you all of it as a page to read and print, and as JSON.',
  copy: 'As JSON, to copy',
  copyLabel: 'Everything as JSON',
  file: 'Everything KnowWho stores about you, as JSON.',
  pageFile: 'Everything KnowWho stores about you, as a page to read and print.',
  back: 'Back to privacy',
  section: {
    person: 'You',
    skills: 'Skills',
    droppedSkills: 'Removed skills',
    hiddenSkills: 'Skills you keep to yourself',
    hiddenSources: 'Sources you keep to yourself',
    choices: 'Choices',
    freshness: 'Skills I last asked you about',
    thanksReceived: 'Thanks received',
    thanksGiven: 'Thanks given',
    openSentences: 'Sentences that others may read as far as you are concerned',
    requests: 'What you asked for help with',
    pings: 'Questions that reached you',
    requestChanges: 'What you did with requests',
    blockedAskers: 'Whose questions you do not want',
    champion: 'Topics you are champion for',
    ambassador: 'Whether I asked you to help others too',
    nominations: 'Topics you were suggested for as champion',
    championRound: 'Weekly round of open questions',
    feedback: 'Your words to the community managers',
    feedbackAnswered: 'Feedback that you answered',
    digest: 'Your weekly digest',
    firstWeek: 'Your first week',
    statements: 'Sentences in your profile',
    notices: 'Messages I sent you',
    chat: 'Our chat',
    unreached: 'That I may not write to you',
    lastChange: 'Your last change',
    shown: 'Last shown as a helper',
    left: 'Away since',
    directory: 'Your Microsoft 365 profile as I read it',
  },
  forget: 'Forget me',
  sure: 'Shall I forget you?',
  sureText:
    'I delete everything I store about you, at once and for good: profile, skills, choices, and the thanks you got. Thanks you gave stay with the helpers, without your name. It cannot be taken back.',
  stays: (backupDays: number) =>
    `Messages in Teams follow your company's retention; what I told others in your name I delete where Teams lets me. Backups expire after ${backupDays === 1 ? '1 day' : `${backupDays} days`}.`,
  returning:
    'Only a fingerprint that nobody can read your name from reminds me not to read your profile again. If you write to me again, you are new to me, and nobody finds you until you show yourself or add a skill.',
  forgetNow: 'Yes, forget me',
  keep: 'No, keep everything',
  forgotten: 'You are forgotten',
  forgottenText: 'Everything about you is deleted. Thank you for having been here.',
  tonight:
    'The database is large, so what traces its file may still hold are wiped in the coming night, shortly after three.',
};
