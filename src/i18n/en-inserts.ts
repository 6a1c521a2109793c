/** English: what stands in the compose box of any chat, and the dialog that a message opens. */
export const inserts = {
  hint: 'Type what you need help with, such as Excel dashboards.',
  near: (tags: readonly string[]) => `Closest to your words: ${tags.join(', ')}`,
  topic: 'If you mean this',
  topicHint: 'Everybody sees who can help them with it.',
  show: 'Who can help?',
  /** Under a helper in somebody's message. */
  from: 'Found with KnowWho',
  messageTitle: 'Find a helper for this',
  messageHint:
    'This is the text of the message; change it as you like. Nothing is sent before you press “Ask”.',
  messageEmpty: 'There are no words in this message. Write here what help is needed.',
  search: 'Show who can help',
};
