/** Prints what it measured and answers whether it keeps its promise. */
export type Bench = (say: (line: string) => void) => Promise<boolean>;

/** What can be measured; each is loaded only when asked for, because loading costs time and memory. */
const benches: Readonly<Record<string, { about: string; load: () => Promise<Bench> }>> = {
  turn: {
    about: 'a /skill turn over HTTP against a bot that only echoes',
    load: async () => (await import('./turn.js')).benchTurn,
  },
  start: {
    about: 'from the start of the demo until it is ready',
    load: async () => (await import('./start.js')).benchStart,
  },
  dialog: {
    about:
      'the dialog of /add and its suggestions, with 100,000 people; a number after it is how many people',
    load: async () => (await import('./dialog.js')).benchDialog,
  },
  match: {
    about: 'questions beside three other searches; numbers after it are how many people',
    load: async () => (await import('./match.js')).benchMatch,
  },
  sync: {
    about:
      'directories of 30,000 to 300,000 people read over HTTP into files; KNOWWHO_BENCH=full takes longer',
    load: async () => (await import('./sync.js')).benchSync,
  },
  notices: {
    about: 'what the bot says on its own, drained within the limits of Teams, in virtual time',
    load: async () => (await import('./notices.js')).benchNotices,
  },
  digest: {
    about: 'weekly digests of a house with a year behind it; a number after it is how many people',
    load: async () => (await import('./digest.js')).benchDigest,
  },
  pulse: {
    about:
      'the pulse and its files with a year behind it, and the night that ends a week; a number after it is how many people',
    load: async () => (await import('./pulse.js')).benchPulse,
  },
  privacy: {
    about:
      'what it takes to hand over and to delete all about somebody; a number after it is how many people',
    load: async () => (await import('./privacy.js')).benchPrivacy,
  },
  beside: {
    about: '/skill while a full sync runs beside, against without; a number after it is how many people',
    load: async () => (await import('./beside.js')).benchBeside,
  },
  kills: {
    about:
      'help requests while the bot is killed, with a Teams that works and one that fails; numbers: kills, requests',
    load: async () => (await import('./kills.js')).benchKills,
  },
  routing: {
    about: 'whom requests reach in 90 days, against asking always the best; a number: requests a working day',
    load: async () => (await import('./routing.js')).benchRouting,
  },
  forged: {
    about: '10,000 forged tokens against the bot as in production: all refused, memory flat',
    load: async () => (await import('./forged.js')).benchForged,
  },
  rehearsal: {
    about:
      'the guide for admins, followed in a clean clone against a Microsoft that is played on this machine',
    load: async () => (await import('./rehearsal.js')).benchRehearsal,
  },
  soak: {
    about:
      'mixed traffic for --minutes N at --rate N a second, a sync beside; --kills N kills every N seconds',
    load: async () => (await import('./soak.js')).benchSoak,
  },
};

async function main(names: readonly string[]): Promise<void> {
  const isValue = (at: number) => names[at - 1]?.startsWith('--') ?? false;
  const unknown = names.filter(
    (name, at) => !(name in benches) && !/^(--\w+|[\d.]+)$/.test(name) && !isValue(at),
  );
  if (names.length === 0 || unknown.length > 0) {
    const lines = Object.entries(benches).map(([name, { about }]) => `  ${name.padEnd(6)} ${about}`);
    process.stderr.write(
      `Usage: npm run bench -- <name> …\n${lines.join('\n')}\n` +
        (unknown.length > 0 ? `There is no bench named ${unknown.join(', ')}.\n` : ''),
    );
    process.exitCode = 2;
    return;
  }
  for (const name of names.filter((one) => one in benches)) {
    const bench = await benches[name]?.load();
    const kept = await bench?.((line) => process.stdout.write(`${name}: ${line}\n`));
    if (!kept) process.exitCode = 1;
  }
}

void main(process.argv.slice(2));
