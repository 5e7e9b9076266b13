import type { ContentCache } from '../registry/content.ts';
import { read, write } from './kv.ts';

/** Manifests and configs by digest, kept for good: what was hashed once never changes. */
export const contentCache: ContentCache = {
  get: (digest) => read<Uint8Array>(`content:${digest}`),
  put: (digest, bytes) => write(`content:${digest}`, bytes),
};
