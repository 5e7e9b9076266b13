import { type Ask, FLOWS, type Flow, listing, type Outcome } from './flows.ts';

/** A flow in which the worker is ended. */
export interface MortalFlow extends Flow {
  /** What holds as soon as a worker runs again, before the page has repeated its message: a sentence if it does not. */
  stays?: (ask: Ask) => Promise<string | null>;
}

const READER = { account: 'reader', secret: 'dckr_pat_reader' };

const accounts = async (ask: Ask) =>
  (await ask('account.list', {})).map(({ registry, account }) => `${account} at ${registry}`);

const settingsOf = async (ask: Ask) => {
  const { platform, remembersLookUps } = await ask('settings.look', {});
  return { platform, remembersLookUps };
};

const FILE = JSON.stringify({ form: 'tagkin-settings-1', platform: 'linux/s390x', remembersLookUps: false });
const AS_BEFORE = { platform: 'linux/arm64', remembersLookUps: true };
const AS_IN_FILE = { platform: 'linux/s390x', remembersLookUps: false };
const isOne = (value: unknown, ...of: unknown[]) =>
  of.some((each) => JSON.stringify(each) === JSON.stringify(value));

/** Everything that the worker does in several steps. */
export const MORTAL_FLOWS: readonly MortalFlow[] = [
  {
    name: 'a listing, mapped whole',
    async run(ask): Promise<Outcome> {
      await ask('listing.crawl-mode', { repository: 'bigcorp/big', mode: 'all' });
      return { listing: await listing(ask, 'bigcorp/big') };
    },
  },
  FLOWS.lookUp,
  FLOWS.elsewhere,
  {
    name: 'a sign-in in the place of another',
    before: async (ask) =>
      void (await ask('account.save', {
        ...{ registry: 'docker.io', account: 'old', secret: 'old', keep: 'device' as const },
        check: false,
      })),
    async run(ask): Promise<Outcome> {
      await ask('account.save', { registry: 'docker.io', ...READER, keep: 'device', check: true });
      return { accounts: { answer: await accounts(ask) }, secret: await listing(ask, 'bigcorp/secret') };
    },
    async stays(ask) {
      const now = await accounts(ask);
      return isOne(now, ['old at docker.io'], ['reader at docker.io'])
        ? null
        : `signed in: ${now.join() || 'no'}`;
    },
  },
  {
    name: 'a settings import',
    before: async (ask) => void (await ask('platform.choose', { platform: 'linux/arm64' })),
    async run(ask): Promise<Outcome> {
      await ask('settings.import', { text: FILE });
      return { settings: { answer: await settingsOf(ask) } };
    },
    async stays(ask) {
      const now = await settingsOf(ask);
      return isOne(now, AS_BEFORE, AS_IN_FILE) ? null : `settings ${JSON.stringify(now)}`;
    },
  },
];
