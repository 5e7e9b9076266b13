import type { HubApi } from '../../../lib/hub/api/api.ts';
import type { Registry } from '../../../lib/registry/client.ts';

const unused = () => Promise.reject(new Error('not simulated'));

/** What listing tags uses neither of Hub's API nor of a registry's client. */
export const UNUSED_API: Omit<HubApi, 'tags'> = {
  tag: unused,
  images: unused,
  search: unused,
  repositories: unused,
  namespaces: unused,
  countTags: unused,
};

export const UNUSED_REGISTRY: Registry = {
  head: unused,
  digestOfTag: unused,
  manifestOfTag: unused,
  manifest: unused,
  blob: unused,
  blobRange: unused,
  locateBlob: unused,
  tags: unused,
  referrers: unused,
  own: unused,
  maySign: unused,
  signed: unused,
  prepare: unused,
  isKept: unused,
};
