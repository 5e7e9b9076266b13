// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { ExportMenu } from '../../components/export-menu.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { GroupList } from '../../components/group-list.tsx';
import { CopyMenu } from '../../components/inspect/copy-menu.tsx';
import { ListingPanel } from '../../components/listing-panel.tsx';
import { MapLine } from '../../components/map-line.tsx';
import { Switch } from '../../components/options/switch.tsx';
import { PageRoot } from '../../components/page-root.tsx';
import { createHost } from '../../entrypoints/hub.content/host.tsx';
import { FeaturesSection } from '../../entrypoints/options/features-section.tsx';
import { SettingsFile } from '../../entrypoints/options/settings-file.tsx';
import { browser } from '../../lib/browser.ts';
import { type Failure, TagkinError } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import { draw, settle } from './draw.ts';
import { linkTo, pin, progressOf } from './facts.ts';
import { groupsOf } from './groups.ts';

const SECRET = 'bigcorp/secret:1.2';
const DEFECT: Failure = {
  kind: 'internal',
  defect: { name: 'TypeError', frames: ['take background.js:1:2'] },
};

let log: Mock;
let copied: Mock<(text: string) => Promise<void>>;
beforeEach(() => {
  log = vi.spyOn(console, 'error').mockReturnValue(undefined);
  copied = vi.fn(async () => undefined);
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => copied(text));
});
afterEach(() => void vi.restoreAllMocks());

const refuseCopying = () => void copied.mockRejectedValue(new DOMException('', 'NotAllowedError'));

describe('a defect', () => {
  test('has a report with its name and frames, not its message', async () => {
    const drawn = await draw(<FailureNote failure={DEFECT} />);
    expect(drawn.one('[role="alert"]').dataset.error).toBe('internal');
    await drawn.click('[data-action="copy-report"]');
    await settle();
    expect(copied.mock.calls[0]?.[0]).toMatch(/^Tagkin .*\ninternal: TypeError\ntake background\.js:1:2$/);
    expect(drawn.text()).toContain(t('copied'));
    expect(drawn.all('pre')).toEqual([]);
  });

  test('shows the report if the browser refuses to copy it', async () => {
    refuseCopying();
    const drawn = await draw(<FailureNote failure={DEFECT} />);
    await drawn.click('[data-action="copy-report"]');
    await settle();
    expect(drawn.one('pre').textContent).toContain('internal: TypeError\ntake background.js:1:2');
  });

  test('every other failure has no report', async () => {
    const drawn = await draw(<FailureNote failure={{ kind: 'network' }} />);
    expect(drawn.all('button, a, pre')).toEqual([]);
  });

  const Broken = () => {
    throw new TypeError(`cannot draw ${SECRET}`);
  };

  test('while drawing is shown in place of what threw; its neighbours stay', async () => {
    // A place of its own: a defect is logged once for the place that throws it, whichever test came first.
    const BrokenHere = () => {
      throw new TypeError(`cannot draw ${SECRET}`);
    };
    const drawn = await draw(
      <main>
        <ErrorBoundary>
          <BrokenHere />
        </ErrorBoundary>
        <p>beside</p>
      </main>,
    );
    expect(drawn.one('[role="alert"]').dataset.error).toBe('internal');
    expect(drawn.text()).toContain('beside');
    await drawn.click('[data-action="copy-report"]');
    expect(copied.mock.calls[0]?.[0]).toMatch(/\ninternal: TypeError/);
    expect(JSON.stringify([drawn.root.innerHTML, copied.mock.calls, log.mock.calls])).not.toContain(SECRET);
    expect(log).toHaveBeenCalledTimes(1);
  });

  test('in a host on a page is shown there, and stays', async () => {
    const host = createHost('tagkin-listing');
    document.body.append(host.element);
    host.draw(() => <p>well</p>, 'partial');
    expect([host.element.dataset.state, host.element.shadowRoot?.textContent]).toEqual([
      'partial',
      expect.stringContaining('well'),
    ]);
    host.draw(() => <Broken />, 'partial');
    await vi.waitFor(() => expect(host.element.shadowRoot?.querySelector('[data-error]')).not.toBeNull());
    host.draw(() => <Broken />, 'complete');
    expect(host.element.shadowRoot?.querySelector<HTMLElement>('[data-error]')?.dataset.error).toBe(
      'internal',
    );
    expect(host.element.dataset.state).toBe('error');
    host.remove();
  });

  test('in an event handler of an extension page is shown below it', async () => {
    const drawn = await draw(
      <PageRoot>
        <p>page</p>
      </PageRoot>,
    );
    expect(document.documentElement.lang).toBe('en');
    dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop' }));
    await settle();
    expect(drawn.all('[role="alert"]')).toEqual([]);
    dispatchEvent(new ErrorEvent('error', { error: new RangeError(SECRET), message: SECRET }));
    await settle();
    expect(drawn.one('[role="alert"]').dataset.error).toBe('internal');
    expect(drawn.text()).toContain('page');
  });
});

describe('a clipboard that the browser refuses', () => {
  beforeEach(refuseCopying);

  test('is shown on the button of a digest, until it loses the focus', async () => {
    const drawn = await draw(<CopyButton text={`sha256:${'0'.repeat(64)}`} />);
    await drawn.click('button');
    await settle();
    expect(drawn.text()).toBe(t('copyRefused'));
    drawn.one('button').dispatchEvent(new Event('blur'));
    await settle();
    expect(drawn.text()).toMatch(/^sha256:0/);
  });

  test('is shown on the button, whichever form was chosen', async () => {
    const reference = { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' };
    const digest = `sha256:${'0'.repeat(64)}`;
    const drawn = await draw(<CopyMenu reference={reference} digest={digest} isArtifact={false} />);
    await drawn.click('[aria-haspopup]');
    await drawn.click('[data-form="from"]');
    await settle();
    expect(copied.mock.calls).toEqual([[`FROM nginx:latest@${digest}`]]);
    expect(drawn.one('[data-form="pinned"]').textContent).toBe(t('copyRefused'));
    expect(drawn.all('[role="menu"]')).toEqual([]);
  });
});

test('a menu that closes gives the focus back to its button, unless the reader has put it elsewhere', async () => {
  const reference = { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' };
  const menu = <CopyMenu reference={reference} digest={`sha256:${'0'.repeat(64)}`} isArtifact={false} />;
  const drawn = await draw(menu);
  const other = document.body.appendChild(document.createElement('button'));
  for (const [where, focused] of [
    [null, drawn.one('[aria-haspopup]')],
    [other, other],
  ] as const) {
    await drawn.click('[aria-haspopup]');
    await settle();
    expect(document.activeElement).toBe(drawn.all('[role="menuitem"]')[0]);
    where?.focus();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    expect([drawn.all('[role="menu"]').length, document.activeElement]).toEqual([0, focused]);
  }
  other.remove();
});

describe('a control whose promise rejects shows it', () => {
  const gone = () => Promise.reject(new TagkinError({ kind: 'network' }));
  const panel = () =>
    draw(
      <ListingPanel
        progress={progressOf({
          completion: { mode: 'screen', pages: 1, heads: 1, seconds: 1 },
          complete: false,
        })}
        images={() => null}
        map={(props) => <MapLine {...props} />}
        exports={() => <ExportMenu progress={progressOf()} write={gone} close={() => undefined} />}
        choosePlatform={gone}
        setCrawlMode={() => Promise.reject(new TypeError(SECRET))}
      />,
    );

  test('export, platform and map', async () => {
    const drawn = await panel();
    await drawn.click('[data-action="export"]');
    await drawn.click('[data-export="csv"]');
    await settle();
    expect(drawn.one('[role="alert"]').dataset.error).toBe('network');
    const other = await panel();
    await other.type('select', 'linux/arm64');
    await settle();
    expect(other.one('[role="alert"]').dataset.error).toBe('network');
    const third = await panel();
    await third.click('[data-action="complete"]');
    await settle();
    expect(third.one('[role="alert"]').dataset.error).toBe('internal');
    expect(third.root.innerHTML).not.toContain(SECRET);
  });

  test('the groups, until they are loaded', async () => {
    const groups = groupsOf(2);
    let load: typeof groups.load = gone;
    const list = (revision: string) => (
      <GroupList load={(query) => load(query)} revision={revision} linkTo={linkTo} pin={pin} />
    );
    const drawn = await draw(list('1'));
    await settle();
    expect(drawn.one('[role="alert"]').dataset.error).toBe('network');
    load = groups.load;
    await drawn.redraw(list('2'));
    await settle();
    expect([drawn.all('[role="alert"]'), drawn.all('[data-group]').length]).toEqual([[], 2]);
  });

  test('the switch of a feature, which goes back', async () => {
    const drawn = await draw(
      <Switch
        mark={{ 'data-feature': 'aliases' }}
        title="Aliases"
        about="Shows aliases"
        on
        answer={{}}
        set={gone}
      />,
    );
    await drawn.click('input');
    await settle();
    expect((drawn.one('input') as HTMLInputElement).checked).toBe(true);
    expect(drawn.one('[role="alert"]').dataset.error).toBe('network');
  });

  test('a section of the options that cannot be read', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: false, error: DEFECT });
    const drawn = await draw(<FeaturesSection />);
    await vi.waitFor(() => expect(drawn.one('[role="alert"]').dataset.error).toBe('internal'));
  });

  test('saving settings to a file, and loading them', async () => {
    const send = vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: false, error: DEFECT });
    const drawn = await draw(<SettingsFile />);
    await drawn.click('[data-action="export"]');
    await vi.waitFor(() => expect(drawn.one('[role="alert"]').dataset.error).toBe('internal'));

    const pick = async (error: Failure, file = new File(['{}'], 'a.json')) => {
      send.mockResolvedValue({ ok: false, error });
      const input = drawn.one('#settings-file');
      Object.defineProperty(input, 'files', { configurable: true, value: [file] });
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    await pick({ kind: 'malformed' });
    await vi.waitFor(() => expect(drawn.one('[data-import]').dataset.import).toBe('settingsNone'));
    expect(drawn.all('[role="alert"]')).toEqual([]);
    await pick(DEFECT);
    await vi.waitFor(() => expect(drawn.one('[role="alert"]').dataset.error).toBe('internal'));
    expect(drawn.all('[data-import]')).toEqual([]);

    log.mockClear();
    const moved = new File(['{}'], 'a.json');
    const missing = new DOMException('A requested file could not be found', 'NotFoundError');
    vi.spyOn(moved, 'slice').mockReturnValue(
      Object.assign(new Blob(), { text: () => Promise.reject(missing) }),
    );
    await pick(DEFECT, moved);
    await vi.waitFor(() => expect(drawn.one('[data-import]').dataset.import).toBe('settingsUnread'));
    expect(drawn.one('[role="alert"]').dataset.error).toBe('unsupported');
    expect(drawn.text()).toContain(t('settingsUnread'));
    expect(drawn.text()).not.toContain(t('failInternal'));
    expect(log).not.toHaveBeenCalled();
  });
});
