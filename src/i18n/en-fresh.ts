/** English: whether what somebody said long ago is still true. */
export const fresh = {
  heading: 'Still yours?',
  line: 'You told me this more than a year ago, and colleagues find you by it. Does it still hold?',
  since: (month: string) => `said in ${month}`,
  keep: 'Still mine',
  letGo: 'Not any more',
  keepAll: 'All still mine',
  kept: 'stays',
  gone: 'removed',
  noAnswer: 'No answer needed: then everything stays as it is. I ask at most once a month.',
  done: 'Thank you, that is all',
  doneLine: 'Colleagues find you by what you like to be asked about.',
  over: 'This question is no longer open',
  overHint: 'Nothing was changed. Your skills are in your profile.',
};
