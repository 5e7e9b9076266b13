import type { ContentCache } from '../registry/content.ts';
import type { WindowKind } from '../window-kind.ts';
import { shelfOf } from './shelf.ts';

/** Manifests and configs by digest, kept for good: what was hashed once never changes. */
export const contentCache = (from: WindowKind): ContentCache => ({
  get: (digest) => shelfOf(from).read<Uint8Array>(`content:${digest}`),
  put: (digest, bytes) => shelfOf(from).write(`content:${digest}`, bytes),
});
