/** English: what the community reads when nobody else is left to ask, and what the asker hears of it. */
export const community = {
  wanted: (topic: string) => `Who can help with ${topic}?`,
  wantedOpen: 'Who can help?',
  asks: (who: string) => `${who} asks.`,
  names: 'Say yes, and you both learn each other’s name, in your own chats.',
  helped: 'Somebody is helping already, thank you',
  helpedHint: 'If you said yes, you’ll find more in your own chat with me.',
  over: 'No longer needed, thank you',
  timeOver: 'This request has expired, thank you',
  /** Says the same to everybody whose yes does not count, so that nobody learns why. */
  refused: 'Your yes does not count here: it is your own request, or one that you cannot answer.',
  byNumber: (request: number) => `If you can help, write to KnowWho in Teams: /requests ${request}`,

  thanks: (topic: string) => `Thanks for ${topic}`,
  thanksOpen: 'Thanks for the help',
  thanksHint: 'From one colleague to another. Both are fine with it being here, without their names.',

  /** To the asker. */
  ifNobody: 'If nobody is free, I’ll ask in the community channel, without your name.',
  posted: 'The community channel is asked too, without your name.',
  postedTitle: 'Nobody was free, so I asked in the community channel',
  postedHint:
    'Your name is not shown there; whoever says yes learns it. If nobody does, I’ll tell you in three days.',
};
