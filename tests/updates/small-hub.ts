import type { TagRecord } from '../../lib/aliases/table.ts';
import { TagkinError } from '../../lib/failure.ts';
import type { HubTools } from '../../lib/updates/hub.ts';
import { UNUSED_API, UNUSED_REGISTRY } from '../sources/hub/unused.ts';

export interface SmallHub {
  tools: HubTools;
  /** Every request, in words. */
  asked: string[];
}

const notFound = () => new TagkinError({ kind: 'not-found' });

/** One repository of a Docker Hub. In: its tags, newest push first. `heads`: digests that only the registry knows. */
export function smallHub(records: readonly TagRecord[], heads: Record<string, string> = {}): SmallHub {
  const asked: string[] = [];
  return {
    asked,
    tools: {
      stored: [],
      signal: new AbortController().signal,
      api: {
        ...UNUSED_API,
        async tags({ page, name = '' }) {
          asked.push(`page ${page} ${name}`.trim());
          const found = records.filter((record) => record.name.includes(name));
          if (records.length === 0) throw notFound();
          const part = found.slice((page - 1) * 100, page * 100);
          return { kind: 'tags', records: part, total: found.length, more: found.length > page * 100 };
        },
        async tag(_, tag) {
          asked.push(`tag ${tag}`);
          const found = records.find(({ name }) => name === tag);
          if (!found) throw notFound();
          return found;
        },
      },
      registry: {
        ...UNUSED_REGISTRY,
        async tags() {
          asked.push('names');
          return { tags: records.map(({ name }) => name), digestTags: [], digests: {} };
        },
        async head({ tag }) {
          asked.push(`HEAD ${tag}`);
          const digest = heads[tag] ?? records.find(({ name }) => name === tag)?.digest;
          if (!digest) throw notFound();
          return { digest: digest as `sha256:${string}` };
        },
      },
    },
  };
}
