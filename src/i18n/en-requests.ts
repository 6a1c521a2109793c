import { colleagues } from './en-colleagues';

/** English: help requests, as the asker and the helpers read them. */
export const requests = {
  /** The dialog. */
  title: 'Ask for help',
  question: 'What do you need help with?',
  questionExample: 'How do I refresh a pivot table from two files?',
  topic: 'Topic (I recognise it myself if you leave this empty)',
  topicExample: 'excel dashboards',
  anonymous: 'May they see your name before they say yes?',
  withName: 'Yes, with my name',
  withoutName: 'No, only once somebody says yes',
  send: 'Ask',
  change: 'Change',
  cancelChange: 'Nothing is sent twice: those who were asked read the new words.',
  missing: 'Write a question, or name a topic.',
  tooLong: (max: number) =>
    `A question has at most ${max} characters. Nothing was sent, and nothing is lost.`,
  limited: 'That was a lot of questions for one day',
  limitedHint: 'Your question was not sent. Tomorrow you can ask again; searching works as always.',
  off: 'Help requests are switched off at the moment',
  offHint:
    'Your question was not sent. Searching works as always, and you can write to a colleague yourself.',
  heldTitle: 'Your request is waiting',
  held: 'Help requests are switched off at the moment. Yours waits until they are on again.',
  again: 'Ask another question',
  what: 'What do you need help with? Write it after /ask, or here:',

  /** The asker's card. */
  asking: 'Your request is on its way',
  wherever: 'I am asking colleagues who may know. You read in our own chat what comes of it.',
  about: (topic: string) => `Topic: ${topic}`,
  noTopicYet: 'What is it about?',
  noTopic: 'I recognised no topic. Naming one helps me to find the right colleague.',
  asked: (asked: number, waiting: number) =>
    `${colleagues(asked)} asked so far, ${waiting === 0 ? 'nobody can still answer' : waiting === 1 ? '1 can still answer' : `${waiting} can still answer`}.`,
  first: (when: string) => `The first colleague is asked ${when}.`,
  soon: 'I am looking for somebody right now.',
  hidden: 'Nobody sees your name before somebody says yes.',
  shown: 'Those who are asked see your name.',
  forward: 'Ask the next ones now',
  withdraw: 'Withdraw',
  edit: 'Change',
  accepted: (name: string) => `${name} helps you`,
  saidYes: (name: string) => `${name} says yes`,
  leftTitle: 'Your question goes on',
  leftHint: 'The colleague who said yes cannot help any more.',
  leftNext: 'I am looking for somebody else.',
  acceptedHint: 'Write now; the draft is ready.',
  chat: (name: string) => `Write to ${name}`,
  solved: 'It helped',
  unsolved: 'It did not help',
  isSolved: 'Solved',
  isSolvedHint: 'Glad to hear it. A word of thanks makes it complete.',
  thank: (name: string) => `Thank ${name}`,
  isUnsolved: 'Nobody was free or able this time',
  isUnsolvedHint: (asked: number, posted: boolean) => {
    const gap = 'I note, without your name, that help is missing here.';
    const where = posted ? ' and in the community channel' : '';
    if (asked > 0) return `I asked ${colleagues(asked)}${where}, and nobody said yes. ${gap}`;
    return posted
      ? `I asked in the community channel, and nobody said yes. ${gap}`
      : `I found nobody whom I could ask about this now. ${gap}`;
  },
  isWithdrawn: 'Withdrawn',
  isWithdrawnHint: 'Nobody is asked any more. Those who were asked have been told.',
  isExpired: 'The time of this request is over',
  isExpiredHint: 'If you still need help, ask again.',
  search: 'Search',
  helped: (name: string) => `Did ${name} help you?`,
  helpedHint: 'If not, I ask the next colleague.',
  /** In the language of the one who reads it. */
  draftToHelper: (name: string, topic: string) =>
    `Hi ${name}, thank you for saying yes${topic ? ` (${topic})` : ''}. When does it suit you?`,
  draftToAsker: (name: string, topic: string) =>
    `Hi ${name}, I can help you${topic ? ` with ${topic}` : ''}. When does it suit you?`,
  over: 'This cannot be changed any more',
  overHint: 'The request has gone on meanwhile. Here is how it stands.',
  gone: 'This request is not there any more',
  goneHint: 'It was withdrawn, deleted, or is not yours. Nothing was changed.',
  self: 'You cannot be asked for your own help',
  selfHint: 'Nothing was sent. Choose somebody else.',

  /** The ping. */
  asks: (who: string) => `${who} asks`,
  needs: (who: string, topic: string) => `${who} needs help with ${topic}`,
  somebody: 'A colleague',
  somebodyOf: (department: string) => `A colleague from ${department}`,
  untilYes: 'The name comes with your yes.',
  why: {
    level: (topic: string, level: string) => `You offer ${topic}: ${level}.`,
    added: (topic: string) => `You offer ${topic}.`,
    profile: (topic: string) => `Your profile speaks of ${topic}.`,
    near: (topic: string) => `You know something that is near to ${topic}.`,
    chosen: 'They picked you.',
    champion: (topic: string) => `You are champion of ${topic}.`,
  },
  accept: 'Yes, I can',
  later: 'Not today',
  decline: 'Not my topic any more',
  noAnswer: (when: string) => `No answer needed: ${when} the next colleague is asked.`,
  passed: 'The next colleague was asked meanwhile. A yes is still welcome.',
  more: 'More',
  moreHint: 'Whoever asks learns of neither.',
  block: 'No more questions from this person',
  blocked: 'This person’s questions do not reach you any more',
  blockedHint: 'They are not told. The next colleague is asked.',
  blockedPeople: (n: number) =>
    n === 1
      ? 'The questions of 1 person do not reach you.'
      : `The questions of ${n} people do not reach you.`,
  unblock: 'Let everybody ask me again',
  report: 'Show this text to the community managers',
  reported: 'The community managers see this text now',
  reportedHint:
    'Thank you. They see the text and who wrote it, unless it was asked anonymously; not who showed it.',
  reportCard: 'A helper shows you this text',
  reportHint: (name: string) => `Written by ${name} in a help request.`,
  reportAnonymous: 'Written in a help request, by somebody who wants to stay anonymous until a yes.',
  youHelp: (name: string) => `You help ${name}`,
  youHelpHint: 'Thank you. The others are told that it is in good hands.',
  laterSaid: 'All right, not today',
  laterHint: 'Today nobody asks you any more. The next colleague is asked.',
  declineSaid: (topic: string) => `${topic} is not your topic any more`,
  declineSaidOpen: 'All right, not your topic',
  declineHint: 'Nobody finds you by it from now on. The next colleague is asked.',
  taken: 'Solved by someone else, thank you',
  takenHint: 'Somebody else said yes. Good that you would have been there.',
  noLonger: 'No longer needed, thank you',
  itHelped: (name: string) => `You helped ${name}`,
  itHelpedHint: 'Good that you are here.',
  tried: 'It was not quite the right thing this time',
  triedHint: 'Thank you for trying. Somebody else is asked now.',

  /** `/requests`. */
  private: 'Your requests are for your eyes only',
  privateHint: 'Ask me in our own chat: /requests',
  noManagers: 'There is nobody here who takes such texts',
  noManagersHint: 'Nothing was shown to anybody. Tell your works council or your admin.',
  heading: 'Requests',
  mine: 'Yours',
  forYou: 'Waiting for you',
  none: 'No requests',
  noneHint: 'When you ask with /ask, or somebody asks you, it stands here.',
  state: {
    open: 'looking for somebody',
    asking: 'colleagues are asked',
    posted: 'the community is asked',
    accepted: 'somebody helps',
    solved: 'solved',
    unsolved: 'nobody found',
    withdrawn: 'withdrawn',
    expired: 'over',
  },
  undone: {
    ask: 'Your request is withdrawn.',
    accept: 'Your yes is taken back; the next colleague is asked.',
    later: 'Your answer is taken back. Whoever was asked meanwhile stays asked.',
    decline: 'Your answer is taken back, and the topic is yours again.',
    block: 'This person’s questions reach you again.',
    solved: 'The request goes on.',
    unsolved: 'The request is with your helper again.',
    withdraw: 'The request goes on.',
  },
  /** Moments, as they stand in a sentence. */
  when: {
    today: (time: string) => `today at ${time}`,
    tomorrow: (time: string) => `tomorrow at ${time}`,
    later: (day: string, time: string) => `on ${day} at ${time}`,
  },
};
