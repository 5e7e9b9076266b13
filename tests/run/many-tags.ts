import { createHash } from 'node:crypto';
import { editTable, emptyTable, type TagTable } from '../../lib/aliases/table.ts';
import { type HubTag, toRecord } from '../../lib/hub/api/tag-schema.ts';
import { pushedText } from '../hub-in-a-box/time-text.ts';

const PLATFORMS = [
  { os: 'linux', architecture: 'amd64', variant: null },
  { os: 'linux', architecture: 'arm64', variant: 'v8' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
  { os: 'linux', architecture: 's390x', variant: null },
];

const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** So many tags as in Hub's API: one image of four platforms for every five of them, with names like those of official images. */
export function manyTags(count: number): HubTag[] {
  return Array.from({ length: count }, (_, at) => {
    const build = Math.floor(at / 5);
    const version = `${Math.floor(build / 200)}.${Math.floor(build / 10) % 20}.${build % 10}`;
    const suffix = ['', '-trixie', '-slim', '-alpine3.23', '-fpm-bookworm'][at % 5];
    return {
      name: `${version}${suffix}`,
      digest: sha256(`index ${build}`),
      media_type: 'application/vnd.oci.image.index.v1+json',
      tag_last_pushed: pushedText(1_790_000_000_123 - build * 60_000, build),
      last_updated: null,
      images: PLATFORMS.map((platform) => ({
        ...platform,
        os_version: null,
        digest: sha256(`${platform.architecture} ${build}`),
      })),
    };
  });
}

export function tableOf(tags: readonly HubTag[]): TagTable {
  const editor = editTable(emptyTable());
  for (const tag of tags) editor.put(toRecord(tag));
  return editor.done();
}
