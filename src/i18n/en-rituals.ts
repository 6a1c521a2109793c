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
};
