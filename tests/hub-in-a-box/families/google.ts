import type { BoxRepository } from '../model.ts';
import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import type { Family } from './family.ts';

interface Entry {
  tag: string[];
  [key: string]: unknown;
}

/** `tags/list` as Google gives it: digests with their tags, untagged ones too, all numbers as text; no pages without `n`. */
function tags({ name, tags: all }: BoxRepository, { request }: Visit): Reply {
  const names = all.map((tag) => tag.name).sort();
  const n = Number(request.query.get('n') ?? names.length);
  const last = request.query.get('last');
  const from = last === null ? 0 : names.indexOf(last) + 1;
  const page = new Set(names.slice(from, from + n));
  const manifest: Record<string, Entry> = {};
  const entry = (digest: string | null, pushedAt: string | null): Entry => {
    const timeUploadedMs = `${Date.parse(pushedAt ?? '') || 0}`;
    const made = { imageSizeBytes: '6843680', layerId: '', timeCreatedMs: '0', timeUploadedMs, tag: [] };
    manifest[digest ?? ''] ??= made;
    return manifest[digest ?? ''] ?? made;
  };
  for (const tag of all) {
    if (!page.has(tag.name)) continue;
    entry(digestOf(tag), tag.pushedAt).tag.push(tag.name);
    for (const { digest } of tag.images) entry(digest, tag.pushedAt);
  }
  const link = `<${request.path}?n=${n}&last=${[...page].at(-1)}>; rel="next"`;
  const body = { child: [], manifest, name: `${request.host}/${name}`, tags: [...page] };
  return json(200, body, from + n < names.length ? { link } : {});
}

/** gcr.io: its challenge has no quotes around the service (facts on registries, section 2.1). */
export const google: Family = {
  host: 'gcr.io',
  realm: 'https://gcr.io/v2/token',
  challenge: (scope) =>
    `Bearer realm="https://gcr.io/v2/token",service=gcr.io${scope && `,scope="${scope}"`}`,
  tags,
};
