import type { Ask, InspectPage } from '../../../components/inspect/page.ts';
import type { Resource } from '../../../components/inspect/resource.ts';
import { detailsOfHub } from '../../../lib/inspect/details.ts';
import type { ImageDetails } from '../../../lib/inspect/image-answer.ts';

export const INDEX = `sha256:${'1'.repeat(64)}` as const;
export const MANIFEST = `sha256:${'2'.repeat(64)}` as const;
export const SBOM = `sha256:${'3'.repeat(64)}` as const;

/** An image by its build steps. */
export const details = (...instructions: { instruction: string; size?: number }[]): ImageDetails =>
  detailsOfHub({
    platform: { os: 'linux', architecture: 'amd64' },
    digest: MANIFEST,
    size: 1,
    instructions: instructions.map(({ instruction, size = 0 }, at) => ({
      instruction,
      size,
      ...(size > 0 && { digest: `sha256:${String(at).padStart(64, '0')}` }),
    })),
  });

export const done = <T>(value: T): Resource<T> => ({
  state: 'complete',
  value,
  failure: null,
  load: () => {},
});
export const idle = { state: 'idle', value: null, failure: null, load: () => {} } as const;

/** A page about `nginx` whose messages are answered by `answers`, which are recorded in `asked`. */
export function page(
  of: ImageDetails,
  answers: Record<string, unknown> = {},
  asked: string[] = [],
): InspectPage {
  const ask = (async (name: string) => {
    asked.push(name);
    const answer = answers[name];
    if (answer instanceof Error) throw answer;
    return answer;
  }) as unknown as Ask;
  const platforms = [{ platform: of.platform, digest: of.digest, size: 1 }];
  return {
    reference: { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' },
    isHub: true,
    platform: of.platform,
    choosePlatform: () => {},
    facts: done({ platforms, details: of, exact: null }),
    exact: idle,
    details: of,
    digest: done(INDEX),
    listing: { progress: null, aliases: null, move: null, companions: [], ofDigest: null },
    index: idle,
    learned: new Map(),
    learn: () => {},
    ask,
    shown: new Map(),
    allow: () => {},
    approve: () => {},
    signIn: 'options.html',
    linkTo: ({ tag = '' }) => `?image=${tag}`,
  } as unknown as InspectPage;
}
