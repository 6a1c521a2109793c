/** English: what people see of how the bot is operated. */
export const operating = {
  tooMuch: {
    title: 'One thing after the other',
    hint: 'That was a lot for one minute, so this one was not looked at. Please ask again in a minute.',
  },
};
