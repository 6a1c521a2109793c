/** English: what the organisation asks for and lacks. */
export const pulse = {
  heading: 'The pulse of our house',
  until: (date: string) => `The four weeks up to ${date}, oldest first.`,
  tooEarly:
    'Nothing to show yet. Numbers appear once a week is over and at least five people asked the same.',
  rule: 'Each number is about different people of one week: at least so many, in fives. Weeks are not added up, because the same people may come back. “<5” are fewer than five; nobody can see who it was.',
  people: (n: number) => `${n} people`,
  peak: (title: string) => `${title}: the busiest week`,
  gaps: 'What is missing',
  missed: {
    nothing: (weeks: string) => `found nobody: ${weeks}`,
    unsolved: (weeks: string) => `stayed without help: ${weeks}`,
  },
  start: (people: number) =>
    people === 0
      ? 'nobody is near yet'
      : people === 1
        ? '1 colleague could start here'
        : `${people} could start here`,
  noGaps: 'No gap that five people share. Good.',
  rising: 'Asked for more than before',
  rise: (weeks: string, before: string) => `searched: ${weeks}; in the four weeks before: ${before}`,
  noRising: 'Nothing rises at the moment.',
  balance: 'Wanted, and who can help',
  balanced: (weeks: string, helpers: string) => `searched: ${weeks}; ${helpers} can help`,
  demand: 'searched in the busiest week',
  supply: 'can help',
  course: 'Searches, week by week',
  courseText: (weeks: string) => `Twelve weeks: ${weeks}`,
  flow: 'What came of it',
  lastWeek: (title: string) => `${title}: the last week`,
  counted: {
    searched: 'searched',
    found: 'found somebody',
    nothing: 'found nobody',
    asked: 'asked for help',
    answered: 'got a yes',
    declined: 'got a no',
    solved: 'were helped',
    unsolved: 'stayed without help',
  },
  answerRate: (percent: number) => `About ${percent} % of those who asked got a yes.`,
  solveRate: (percent: number) => `About ${percent} % say that it helped.`,
  levels: 'How well we see each other',
  level: {
    place: '1 · with a place in the house',
    interests: '2 · with interests',
    goals: '3 · with something they want to learn',
    skills: '4 · with skills',
  },
  percent: (percent: number) => `about ${percent} %`,
  howToRead: 'How to read this',
  everything: 'all topics',
  columns: ['week from', 'topic'],
  atLeast: (what: string) => `${what} (at least)`,
  asFiles: 'As picture and table',
  files: 'The pulse as picture and table',
  filesHint:
    'You can take both as files: a picture of one page to print or hang up, and a table with every week that is kept.',
  picture: 'The pulse as a picture of one page',
  table: 'The numbers of the pulse, week by week',
  back: 'Back to the pulse',
  about: 'What the pulse is',
  aboutLine: 'It shows where our house searches and finds nobody, so that somebody can start there.',
  who: 'Champions see it for their topics, community managers for all. It holds numbers from five people up, and never who.',
  alone: 'I show you the pulse in our 1:1 chat; here everybody reads along.',
  allTopics: 'All topics',
};
