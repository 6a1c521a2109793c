/** One command as people meet it: what they write, and the buttons that belong to it. */
export interface Surface {
  /** Its name in the list of commands. */
  readonly command: string;
  readonly says: readonly string[];
  /** Verbs; `visibility.test.ts` presses each with data that name somebody else wherever a field could be believed. */
  readonly presses: readonly string[];
}

/**
 * Every surface that could show a person. A new command adds its line here, which a test asks for, and a new button its
 * verb.
 */
export const SURFACES: readonly Surface[] = [
  {
    command: 'skill',
    says: [
      ...['#excel', '/skill power bi', 'who knows excel?', 'who builds greenhouses?'],
      ...['/skill Benq', '/skill Annaq Bergerq'],
    ],
    presses: ['choose', 'more', 'next', 'idea-yes', 'idea-no', 'nearest', 'first'],
  },
  {
    command: 'add',
    says: ['/add'],
    presses: ['confirm', 'confirm-also', 'learn', 'level'],
  },
  {
    command: 'me',
    says: ['/me'],
    presses: [
      ...['profile', 'refresh-profile', 'remove', 'hide', 'show', 'pause', 'resume', 'undo', 'language'],
      ...['edit', 'more-skills', 'hide-skill', 'show-skill', 'sources', 'hide-source', 'show-source'],
      ...['keep', 'let-go', 'digest', 'digest-off', 'first-week', 'first-week-next', 'first-week-more'],
      ...['first-week-off', 'first-week-no', 'next-skills', 'keep-also', 'let-go-also'],
      ...['mentors', 'mentors-find', 'mentors-look', 'welcome'],
    ],
  },
  {
    command: 'ask',
    says: ['/ask Who can refresh an Excel pivot?', '/ask #power-bi'],
    presses: ['ask', 'ask-champions'],
  },
  {
    command: 'requests',
    says: ['/requests'],
    presses: [
      ...['requests', 'accept', 'accept', 'later', 'decline', 'solved', 'unsolved', 'withdraw', 'forward'],
      ...['report', 'block-asker', 'unblock-askers'],
    ],
  },
  {
    command: 'thank',
    says: ['/thank Benq for excel', '/thank Annaq', '/thank'],
    presses: [
      ...['thank', 'add-sentence', 'show-sentence', 'show-sentence', 'hide-sentence', 'change-sentence'],
      ...['post-sentence'],
      ...['my-thanks', 'record', 'show-badges', 'hide-badges', 'ambassador-yes', 'ambassador-no'],
    ],
  },
  {
    command: 'champions',
    says: ['/champions', '/champions excel'],
    presses: [
      ...['champions', 'champions-of', 'become-champion', 'become-champion', 'step-down', 'champion-yes'],
      ...['champion-no', 'champion-badge', 'open-questions', 'round-off', 'more-champions', 'next-champions'],
      ...['more-champion-topics', 'next-champion-topics', 'round-on', 'badge-png', 'badge-svg'],
    ],
  },
  { command: 'topics', says: ['/topics'], presses: ['topics', 'more-topics', 'next-topics'] },
  {
    command: 'pulse',
    says: ['/pulse'],
    presses: ['pulse', 'pulse-files', 'merges', 'merge', 'part', 'what-is', 'teach', 'unteach'],
  },
  { command: 'privacy', says: ['/privacy'], presses: ['privacy', 'export', 'forget'] },
  {
    command: 'feedback',
    says: ['/feedback Hello'],
    presses: ['feedback-named', 'feedback-anonymous', 'answer-feedback'],
  },
  { command: 'help', says: ['/help'], presses: ['help'] },
];
