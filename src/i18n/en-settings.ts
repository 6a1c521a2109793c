/** English: how a person wants to be asked. */
export const settings = {
  heading: 'Your settings',
  title: 'Settings',
  open: 'Settings',
  change: 'Change settings',
  hint: 'They apply from the next request on. You can take the change back afterwards.',
  language: 'Language',
  german: 'Deutsch',
  english: 'English',
  pings: 'Help requests in seven days, at most',
  pingsHouse: (n: number) => `As usual here (${n})`,
  pingsNone: 'None',
  pingsSome: (n: number) => (n === 1 ? '1 request' : `${n} requests`),
  pause: 'Pause until (nobody finds or asks you)',
  quietFrom: 'Quiet hours from',
  quietTo: 'Quiet hours to',
  quietHint: 'Nobody asks you during quiet hours; evenings and weekends are quiet anyway.',
  zone: 'Time zone',
  zoneExample: 'Europe/London',
  digest: (when: string) => `Weekly digest (${when}): new skills, open questions, thanks`,
  ideas: 'Ask me now and then below a result: what could others ask you?',
  yes: 'Yes, please',
  no: 'No, thank you',
  save: 'Save',
  saved: 'Your settings are saved',
  same: 'Nothing was different, so nothing was changed',
  wrong: {
    pings: 'Choose how many requests may reach you, from 0 to 99.',
    pause: 'A pause has to end on a future day, within a year.',
    quiet: 'Quiet hours need a beginning and an end, such as 20:00 and 07:00. Leave both empty for none.',
    zone: (typed: string) => `I don’t know the time zone “${typed}”. Try one such as Europe/London.`,
  },
  kept: 'Nothing was saved, and what you typed is still here.',
  /** Lines of the profile. */
  line: {
    pings: (n: number) =>
      n === 0
        ? 'No help requests'
        : n === 1
          ? 'At most 1 help request in seven days'
          : `At most ${n} help requests in seven days`,
    quiet: (from: string, to: string, zone: string) => `Quiet from ${from} to ${to} (${zone})`,
    noQuiet: (zone: string) => `No quiet hours of your own (${zone})`,
    digest: (when: string) => `Weekly digest: ${when}`,
    noDigest: 'Weekly digest: off',
  },
};
