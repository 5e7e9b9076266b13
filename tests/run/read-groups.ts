/** What the page shows for one tag. */
export interface TagBlock {
  tag: string;
  state: string;
  /** The real version, where it is known. */
  version: string | null;
  /** Tags of the same image: for all platforms (`index`), or for one of them (`linux/amd64`). */
  levels: { level: string; aliases: string[] }[];
  /** Kind of the failure that is shown. */
  error: string | null;
}

/** Runs in the page: reads every tag block from what Tagkin has drawn there, in the order of the page. */
export function readGroups(): TagBlock[] {
  return [...document.querySelectorAll<HTMLElement>('tagkin-aliases')].map((host) => {
    const drawn = host.shadowRoot ?? host;
    const levels = new Map<string, string[]>();
    for (const { dataset } of drawn.querySelectorAll<HTMLElement>('[data-alias]')) {
      const level = dataset.level === 'platform' ? (dataset.platform ?? 'platform') : 'index';
      levels.set(level, [...(levels.get(level) ?? []), dataset.alias ?? '']);
    }
    return {
      tag: host.dataset.tag ?? '',
      state: host.dataset.state ?? '',
      version: drawn.querySelector<HTMLElement>('[data-version]')?.dataset.version ?? null,
      levels: [...levels].map(([level, aliases]) => ({ level, aliases })),
      error: drawn.querySelector<HTMLElement>('[data-error]')?.dataset.error ?? null,
    };
  });
}
