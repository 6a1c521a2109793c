/** What `/privacy` says, in English; its shape is the shape of every language. */
export const privacy = {
  heading: 'What I store about you',
  fromProfile: 'From Microsoft 365',
  fromProfileText: (skills: number) =>
    `Your name, addresses, job title, department, office, language and country, and what you wrote in your profile: ${skills === 1 ? '1 skill was' : `${skills} skills were`} recognised in it.`,
  fromYou: 'From you',
  fromYouText: (skills: number) =>
    `${skills === 1 ? '1 skill' : `${skills} skills`} that you added, skills that you removed, your language, whether you are hidden or paused, and your last change, so that you can take it back.`,
  thanks: 'Thanks',
  thanksText: (received: number, given: number) =>
    `${received} received, ${given} given, each with day, topic and sentence.`,
  chats: 'Chats',
  chatsText: (notices: number) =>
    `Which chat the two of us have, and where ${notices === 1 ? '1 message stands that' : `${notices} messages stand that`} I sent you on my own. The words you search with are not stored.`,
  seen: 'Who sees it',
  seenText:
    'While you can be found, colleagues see your name, place and skills. Thanks are seen by the two of you; others only learn that several thanked you. There are no statistics about single people.',
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
  nothingChosen: 'Nothing chosen',
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
    champion: 'Topics you are champion for',
    nominations: 'Topics you were suggested for as champion',
    feedback: 'Your words to the community managers',
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
  tonight: 'What traces the files still hold is wiped tonight.',
};
