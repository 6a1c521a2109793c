/** English: somebody who shows a new colleague the ropes. */
export const mentors = {
  button: 'Who could show me the ropes?',
  heading: 'Who could show you the ropes?',
  line: 'Choose up to three topics. I’ll show you colleagues who know them and have room for questions this week.',
  label: 'Topics, three at most',
  placeholder: 'Type a topic',
  quiet: 'I write to nobody, and I do not keep what you choose.',
  find: 'Show me who',
  missing: 'Choose at least one topic.',
  tooMany: (most: number) => `Choose ${most} topics at most. Everything you chose is still here.`,
  newcomer: {
    heading: 'Good to have you here',
    line: 'In the first weeks it helps to know somebody you can simply ask. Choose a few topics, and I’ll show you colleagues who know them and have room for questions.',
    why: (weeks: number) =>
      `I know from the company’s directory that you are new. I’ll forget it ${weeks === 1 ? '1 week' : `${weeks} weeks`} after your first day, and ask you this only once.`,
  },
  found: (n: number) =>
    n === 1 ? '1 colleague could show you the ropes' : `${n} colleagues could show you the ropes`,
  foundHint:
    'The first message is written already: read it, change what you like, and send it. They know nothing about it until then.',
  busy: (topics: string) => `Nobody has room for ${topics} just now.`,
  none: 'Nobody has room for this just now',
  noneHint:
    'That may change in a few days. Choose other topics, or let me ask colleagues one question for you.',
  again: 'Other topics',
  back: 'Back to the start',
  draft: (name: string, me: string, topics: string) =>
    `Hi ${name}, I am ${me}, and I am new here. I would like to find my way with ${topics}. Could you show me a little, say half an hour one of these days?`,
};
