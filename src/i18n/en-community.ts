/** English: what the community reads when nobody else is left to ask, and what the asker hears of it. */
export const community = {
  wanted: (topic: string) => `Who can help with ${topic}?`,
  wantedOpen: 'Who can help?',
  asks: (who: string) => `${who} asks.`,
  names: 'Whoever asks and whoever says yes read each other’s name in their own chats.',
  helped: 'Somebody helps already, thank you',
  helpedHint: 'Whoever said yes reads more in their own chat with me.',
  over: 'No longer needed, thank you',
  timeOver: 'The time of this request is over, thank you',
  /** Says the same to everybody whose yes does not count, so that nobody learns why. */
  refused: 'Your yes does not count here: it is your own request, or none that you can answer.',
  byNumber: (request: number) => `If you can help, write to KnowWho in Teams: /requests ${request}`,

  thanks: (topic: string) => `Thanks for ${topic}`,
  thanksOpen: 'Thanks for help',
  thanksHint: 'From one colleague to another. Both are fine with it standing here, without their names.',

  /** To the asker. */
  ifNobody: 'If nobody is free, I ask in the community channel, without your name.',
  posted: 'The community channel is asked too, without your name.',
  postedTitle: 'Nobody was free, so I asked in the community channel',
  postedHint:
    'Your name is not shown there; whoever says yes reads it. If nobody does, I tell you in three days.',
};
