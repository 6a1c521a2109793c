/** One command as people meet it: what they write, and the buttons that belong to it. */
export interface Surface {
  /** Its name in the list of commands. */
  readonly command: string;
  readonly says: readonly string[];
  /** Verbs; `visibility.test.ts` presses each with data that name somebody else wherever a field could be believed. */
  readonly presses: readonly string[];
  /** Dialogs; each is opened and sent with such data as well. */
  readonly dialogs?: readonly string[];
  /** What fields ask while somebody types. */
  readonly searches?: readonly string[];
}

/**
 * Every surface that could show a person. A new command adds its line here, a new button its verb, a dialog and a search
 * their names: a test asks for each.
 */
export const SURFACES: readonly Surface[] = [
  {
    command: 'skill',
    says: [
      ...['#excel', '/skill power bi', 'who knows excel?', 'who builds greenhouses?'],
      ...['/skill Benq', '/skill Annaq Bergerq'],
    ],
    presses: ['choose', 'more', 'next', 'idea-yes', 'idea-no', 'nearest', 'first'],
    dialogs: ['find-helpers'],
  },
  {
    command: 'add',
    says: ['/add'],
    presses: ['confirm', 'confirm-also', 'learn', 'level'],
    dialogs: ['add-skills'],
    searches: ['skills'],
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
    dialogs: ['settings'],
    searches: ['mentor-topics'],
  },
  {
    command: 'ask',
    says: ['/ask Who can refresh an Excel pivot?', '/ask #power-bi'],
    presses: ['ask', 'ask-champions'],
    dialogs: ['ask-for-help', 'ask-about-message', 'change-request'],
  },
  {
    command: 'requests',
    says: ['/requests'],
    presses: [
      ...['requests', 'accept', 'accept', 'later', 'decline', 'solved', 'unsolved', 'withdraw', 'forward'],
      ...['report', 'block-asker', 'unblock-askers', 'more-requests', 'next-requests'],
    ],
  },
  {
    command: 'thank',
    says: ['/thank Benq for excel', '/thank Annaq', '/thank'],
    presses: [
      ...['thank', 'add-sentence', 'show-sentence', 'show-sentence', 'hide-sentence', 'change-sentence'],
      ...['post-sentence'],
      ...[
        'my-thanks',
        'more-thanks',
        'next-thanks',
        'record',
        'show-badges',
        'hide-badges',
        'ambassador-yes',
        'ambassador-no',
      ],
    ],
    dialogs: ['thank-round'],
    searches: ['thankable'],
  },
  {
    command: 'champions',
    says: ['/champions', '/champions excel'],
    presses: [
      ...['champions', 'champions-of', 'become-champion', 'become-champion', 'step-down', 'champion-yes'],
      ...['champion-no', 'champion-badge', 'open-questions', 'round-off', 'more-champions', 'next-champions'],
      ...['more-champion-topics', 'next-champion-topics', 'round-on', 'badge-png', 'badge-svg'],
    ],
    dialogs: ['suggest-champion'],
    searches: ['colleagues'],
  },
  { command: 'topics', says: ['/topics'], presses: ['topics', 'more-topics', 'next-topics'] },
  {
    command: 'pulse',
    says: ['/pulse'],
    presses: ['pulse', 'pulse-files', 'merges', 'merge', 'part', 'what-is', 'teach', 'unteach'],
    searches: ['house-topics', 'topics'],
  },
  { command: 'privacy', says: ['/privacy'], presses: ['privacy', 'export', 'forget'] },
  {
    command: 'feedback',
    says: ['/feedback Hello'],
    presses: ['feedback-named', 'feedback-anonymous', 'answer-feedback'],
  },
  { command: 'help', says: ['/help'], presses: ['help'] },
];
