import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

/**
 * A browser as far as Tagkin's own code asks it for anything: English strings, storage for a session, every host permitted.
 * It stands in for `webextension-polyfill` in all tests outside of real browsers.
 */
interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/** As the browsers do it, but for a string or a value that is missing: browsers leave a gap, tests must see it. */
function getMessage(key: string, values: string[] = []): string {
  const entry = (messages as Record<string, Message>)[key];
  if (!entry) throw new Error(`no string ${key}`);
  const fill = (text: string) =>
    text.replace(/\$(\d)/g, (_, n) => {
      const value = values[Number(n) - 1];
      if (value === undefined) throw new Error(`${key}: no value ${n}`);
      return value;
    });
  return entry.message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const placeholder = entry.placeholders?.[name.toLowerCase()];
    if (!placeholder) throw new Error(`${key}: no placeholder ${name}`);
    return fill(placeholder.content);
  });
}

const session = new Map<string, unknown>();

const browser = {
  runtime: {
    id: 'tagkin@test',
    getURL: (path: string) => `chrome-extension://tagkin/${path}`,
    getManifest: () => ({ version: '0.0.0' }),
    sendMessage: (_message: unknown): Promise<unknown> => Promise.reject(new Error('nobody listens')),
  },
  i18n: { getMessage, getUILanguage: () => 'en' },
  storage: {
    session: {
      get: async (key: string) => (session.has(key) ? { [key]: structuredClone(session.get(key)) } : {}),
      set: async (values: object) => {
        for (const [key, value] of Object.entries(values)) session.set(key, structuredClone(value));
      },
      remove: async (key: string) => void session.delete(key),
      clear: async () => session.clear(),
    },
  },
  permissions: { contains: async () => true, request: async () => true },
};

export default browser;
