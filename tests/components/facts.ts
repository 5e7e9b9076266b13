import type { TagAliases } from '../../lib/aliases/aliases.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';

/** A complete listing, with the given overrides. */
export const progressOf = (more: Partial<Progress> = {}): Progress => ({
  repository: 'library/nginx',
  known: 30,
  total: 30,
  bare: 0,
  images: 9,
  done: true,
  complete: true,
  capped: false,
  completion: null,
  failure: null,
  resumeAt: null,
  isEphemeral: false,
  platforms: ['linux/amd64', 'linux/arm64'],
  platform: 'linux/amd64',
  ...more,
});

/** A multi-platform tag without aliases, with the given overrides. */
export const aliasesOf = (more: Partial<TagAliases> = {}): TagAliases => ({
  tag: 'latest',
  known: true,
  multiPlatform: true,
  indexKnown: true,
  sameIndex: [],
  platform: 'linux/amd64',
  samePlatform: [],
  version: null,
  ownVersion: null,
  digest: `sha256:${'0'.repeat(64)}`,
  image: `sha256:${'1'.repeat(64)}`,
  pushed: Date.parse('2026-11-12T09:14:00Z'),
  ...more,
});

export const linkTo = (tag: string) => `/_/nginx/tags?name=${encodeURIComponent(tag)}`;

export const pin = (tag: string, digest: string) => `nginx:${tag}@${digest}`;

/** Text that must stay text: markup, links, letters that turn round what follows, names of an object's own parts. */
export const HOSTILE = [
  '<img src=x onerror="window.pwned=1">',
  '</script><script>window.pwned=1</script>',
  '"><svg onload=window.pwned=1>',
  'javascript:window.pwned=1',
  '\u202egnp.exe\u2066',
  '&lt;b&gt; &amp; &#60;',
  '__proto__',
  'constructor',
  'x'.repeat(256),
];
