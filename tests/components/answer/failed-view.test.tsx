// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { imageStateOf } from '../../../components/answer/image-state.ts';
import { ImageView, type ImageViewProps } from '../../../components/answer/image-view.tsx';
import type { Failure } from '../../../lib/failure.ts';
import { draw } from '../draw.ts';
import { aliasesOf, progressOf } from '../facts.ts';

const view = (more: Partial<ImageViewProps> & Pick<ImageViewProps, 'state'>) =>
  draw(
    <ImageView
      reference={{ registry: 'docker.io', repository: 'library/nginx', tag: 'latest' }}
      assumed={[]}
      progress={progressOf()}
      aliases={aliasesOf()}
      ofDigest={null}
      busy={false}
      platform="linux/amd64"
      choosePlatform={vi.fn()}
      linkTo={(tag) => `?image=${tag}`}
      follow={vi.fn()}
      followElsewhere={vi.fn()}
      actions={{ signIn: 'options.html', allow: vi.fn(), approve: vi.fn(), retry: vi.fn() }}
      inFull="inspect.html"
      hasLinks={true}
      {...more}
    />,
  );

describe('what could not be looked up', () => {
  const failed = (failure: Failure, more: Partial<ImageViewProps> = {}) =>
    view({ state: imageStateOf({ answer: null, failure, busy: false }), ...more });

  test('says nothing of aliases as long as no tag is known', async () => {
    const none = { known: 0, total: 0, complete: false };
    const aliases = aliasesOf({ known: false });
    for (const kind of ['unauthorized', 'network', 'rate-limited'] as const) {
      const { root } = await failed({ kind }, { progress: progressOf(none), aliases });
      expect([kind, root.querySelector('.rows')]).toEqual([kind, null]);
    }
    const asked = { busy: true, state: imageStateOf({ answer: null, failure: null, busy: true }) };
    const hung = progressOf({ ...none, failure: { kind: 'network' } });
    expect((await view({ ...asked, progress: hung, aliases })).root.querySelector('.rows')).toBe(null);
    const { root } = await failed({ kind: 'network' }, { progress: progressOf({ known: 7, total: 9 }) });
    expect(root.querySelector('.rows')).not.toBe(null);
  });

  test('a tag is said to be missing alone where its repository is known', async () => {
    const said = async (more: Partial<ImageViewProps> = {}) =>
      (await failed({ kind: 'not-found' }, more)).one('[data-error="not-found"]').textContent;
    expect(await said()).toContain('no such repository or tag');
    expect(await said({ notFound: 'No such tag.' })).toBe('No such tag.');
  });
});
