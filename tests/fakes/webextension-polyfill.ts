import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

/**
 * The parts of a browser that Tagkin's code uses: English strings, storage for a session, every host permitted.
 * It stands in for `webextension-polyfill` in all tests outside of real browsers.
 */
interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/**
 * Strings as the browsers give them out, but for a string or a value that is missing: browsers leave a gap, tests must see it.
 */
export const speaking =
  (messages: Record<string, Message>) =>
  (key: string, values: string[] = []): string => {
    const entry = messages[key];
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
  };

type Changes = Record<string, { newValue?: unknown }>;

const listeners = new Set<(changes: Changes, area: string) => void>();

/** An area of storage: what is put in and taken out is copied, as browsers do it. */
function area(name: string) {
  const kept = new Map<string, unknown>();
  const tell = (changes: Changes) => {
    for (const listen of listeners) listen(changes, name);
  };
  return {
    get: async (keys: string | string[] | null) => {
      const all = keys === null ? [...kept.keys()] : [keys].flat().filter((key) => kept.has(key));
      return Object.fromEntries(all.map((key) => [key, structuredClone(kept.get(key))]));
    },
    set: async (values: object) => {
      for (const [key, value] of Object.entries(values)) kept.set(key, structuredClone(value));
      tell(Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, { newValue }])));
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) kept.delete(key);
    },
    clear: async () => kept.clear(),
  };
}

const browser = {
  tabs: { create: async (_options: { url: string }) => ({}) },
  runtime: {
    id: 'tagkin@test',
    getURL: (path: string) => `chrome-extension://tagkin/${path}`,
    getManifest: () => ({ version: '0.0.0' }),
    sendMessage: (_message: unknown): Promise<unknown> => Promise.reject(new Error('no listener')),
  },
  i18n: { getMessage: speaking(messages), getUILanguage: () => 'en-US' },
  storage: {
    session: area('session'),
    local: area('local'),
    onChanged: {
      addListener: (listen: (changes: Changes, area: string) => void) => void listeners.add(listen),
      removeListener: (listen: (changes: Changes, area: string) => void) => void listeners.delete(listen),
    },
  },
  permissions: { contains: async () => true, request: async () => true },
  alarms: { create: async (_name: string, _when: { when: number }) => undefined, clear: async () => true },
  action: {
    setBadgeText: async (_badge: { text: string }) => undefined,
    setBadgeBackgroundColor: async () => undefined,
  },
  notifications: {
    create: async (id: string, _shown: { title: string; message: string }) => id,
    onClicked: { addListener: () => undefined },
  },
  contextMenus: { create: () => 0, removeAll: async () => undefined },
};

export default browser;
