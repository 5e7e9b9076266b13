import { json } from '../../registry/fake-registry.ts';
import type { Api } from './host.ts';

/** `tags/list` as gcr.io gives it: untagged digests too, all numbers as text, everything at once unless `n` is told. */
export const google: Api = ({ tags }, { url }) => {
  if (!url.pathname.endsWith('/tags/list')) return undefined;
  const names = tags.map(({ name }) => name).sort();
  const n = Number(url.searchParams.get('n') ?? names.length);
  const last = url.searchParams.get('last');
  const from = last === null ? 0 : names.indexOf(last) + 1;
  const page = new Set(names.slice(from, from + n));
  const manifest: Record<string, { tag: string[] } & Record<string, unknown>> = {};
  for (const { name, digest, pushed, images } of tags) {
    if (!page.has(name)) continue;
    const entry = { imageSizeBytes: '6843680', layerId: '', timeCreatedMs: '0', timeUploadedMs: `${pushed}` };
    manifest[digest] ??= { ...entry, tag: [] };
    manifest[digest].tag.push(name);
    for (const image of images) manifest[image.digest] ??= { ...entry, tag: [] };
  }
  const isMore = from + n < names.length;
  const link = `<${url.pathname}?n=${n}&last=${[...page].at(-1)}>; rel="next"`;
  return json({ child: [], manifest, name: 'app', tags: [...page] }, 200, isMore ? { link } : {});
};
