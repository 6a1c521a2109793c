import type { FirstWeekStep } from '../rituals/first-week';

/** English: the habits of the house. */
export const rituals = {
  digest: {
    heading: 'Your weekly digest',
    topics: 'New in the house',
    canHelp: (n: number) => `${n} can help`,
    thanks: 'Thanks of the week',
    thanked: (n: number) => `At least ${n} colleagues said thank you last week.`,
    thankedFor: (n: number, topics: string) =>
      `At least ${n} colleagues said thank you last week, also for ${topics}.`,
    questions: 'These miss a helper',
    questionsHint: 'Open questions in your topics. Names are told with a yes.',
    tip: 'One tip',
    tips: [
      '“Not today” is a fine answer: the next colleague is asked, and nobody counts your noes.',
      'Ask in whole sentences, such as “Who knows how to refresh a pivot table?”, in English or German.',
      'Thanks with a sentence stay: write what exactly helped you.',
      'Shy to ask? In /ask you can leave your name out until somebody says yes.',
      'Holidays ahead? Pause in /me, and nobody asks you until you are back.',
      'What do people ask you anyway? Put it into /add, and the right ones find you.',
      'You want to learn something? Say so on a result, and meet others who want the same.',
      'Deep in work? Set quiet hours in your settings: then I ask you at other times.',
      'The chat button writes the first sentence for you. You only have to send it.',
      'No longer your topic? One tap on a request removes it, and nobody minds.',
    ],
    why: 'It comes once a week because you chose so in your settings.',
    stop: 'Stop sending it',
    stopped: 'The weekly digest has stopped',
    stoppedHint: 'You can have it again in your settings at any time.',
    show: 'Show this week',
    none: 'Nothing to tell this week',
    noneHint: 'In weeks like this I send you no digest.',
  },
  ideas: {
    other: 'Something else',
    no: 'No, thank you',
    added: (topic: string) => `${topic}: colleagues find you by it now`,
    never: "I won't ask again",
    neverHint: 'You can always add skills with /add, and have me ask again in your settings.',
  },
  firstWeek: {
    offer: 'Shall I show you around this week? Five short cards, one each working day, and one tap ends it.',
    yes: 'Yes, show me around',
    no: 'No, thank you',
    label: 'Your first week',
    steps: {
      skill: {
        title: 'What could others ask you?',
        text: 'Tap what is true, or add what you like to be asked about. One thing is enough.',
      },
      ask: {
        title: 'Ask your first question',
        text: 'Try a search, or let me ask colleagues for you.',
      },
      around: { title: 'What people near you can help with', text: 'Tap a topic to see who.' },
      thank: {
        title: 'Thank somebody',
        text: 'Somebody has helped you these days? Two taps, and they know that it mattered.',
      },
      quiet: {
        title: 'When do you want to be left alone?',
        text: 'Set quiet hours, and how many requests may reach you. I keep to it.',
      },
    } satisfies Record<FirstWeekStep, { title: string; text: string }>,
    aroundPlace: (place: string) => `Your colleagues in ${place} can help with these. Tap one to see who.`,
    otherSkills: 'Other skills',
    next: 'Next one now',
    tomorrow: 'The next card comes on your next working day.',
    wasLast: 'That was the last card. You know your way around now.',
    stop: 'No more cards',
    stopped: 'No more cards of the first week',
    stoppedHint: 'Write to me whenever you need somebody.',
    over: 'That was your first week',
    overHint: 'You know your way around now. Write to me whenever you need somebody.',
  },
};
