import type { BoxRepository } from '../model.ts';
import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import type { Family } from './family.ts';

interface Entry {
  tag: string[];
  [key: string]: unknown;
}

/** `tags/list` as Google gives it: every digest with its tags, untagged ones too, all numbers as text. */
function tags({ name, tags: all }: BoxRepository, { request }: Visit): Reply {
  const manifest: Record<string, Entry> = {};
  const entry = (digest: string | null, pushedAt: string | null): Entry => {
    const timeUploadedMs = `${Date.parse(pushedAt ?? '') || 0}`;
    const made = { imageSizeBytes: '6843680', layerId: '', timeCreatedMs: '0', timeUploadedMs, tag: [] };
    manifest[digest ?? ''] ??= made;
    return manifest[digest ?? ''] ?? made;
  };
  for (const tag of all) {
    entry(digestOf(tag), tag.pushedAt).tag.push(tag.name);
    for (const { digest } of tag.images) entry(digest, tag.pushedAt);
  }
  const names = all.map((tag) => tag.name).sort();
  return json(200, { child: [], manifest, name: `${request.host}/${name}`, tags: names });
}

/** gcr.io: its challenge has no quotes around the service (facts on registries, section 2.1). */
export const google: Family = {
  host: 'gcr.io',
  realm: 'https://gcr.io/v2/token',
  challenge: (scope) =>
    `Bearer realm="https://gcr.io/v2/token",service=gcr.io${scope && `,scope="${scope}"`}`,
  tags,
};
