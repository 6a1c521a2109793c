/** English: from helped to helping. */
export const ambassador = {
  final: 'No answer needed. A no is final: I won’t ask about this topic again.',
  saidNo: (topic: string) => `I won’t ask you about ${topic} again. You can always add it with /add.`,
  start: {
    heading: (topic: string) => `${topic}: and now you?`,
    text: (topic: string) =>
      `Somebody recently helped you with ${topic}. Could you now get others started with it?`,
    yes: {
      title: (topic: string) => `You get others started with ${topic}`,
      text: 'Beginners find you by it from now on. You can change or remove it with /me.',
    },
  },
  champion: {
    heading: (topic: string) => `${topic}: would you like to be a champion?`,
    text: (topic: string) =>
      `Several colleagues told you that you helped them with ${topic}. A champion is somebody to turn to: no hotline and no duty, and you can stop at any time.`,
    yes: {
      title: (topic: string) => `You said yes to ${topic}`,
      text: 'You can see it and end it with /champions.',
    },
  },
  mover: {
    heading: 'You lead the way here',
    text: 'You add skills, answer questions and say thank you. If you like, become a champion for a topic, or tell the people who look after the community what you would like to try.',
    alone: 'Only you read this, and it comes once.',
    write: (name: string) => `Write to ${name}`,
    draft: (name: string) =>
      `Hi ${name}, I like to help in our KnowWho community. Is there something I could try or start?`,
  },
  over: 'This question is no longer open',
  overHint: 'Nothing was changed.',
};
