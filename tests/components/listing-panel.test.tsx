// @vitest-environment happy-dom

import { expect, test, vi } from 'vitest';
import { ExportMenu } from '../../components/export-menu.tsx';
import { GroupList, type GroupListProps } from '../../components/group-list.tsx';
import { ListingPanel, type ListingPanelProps } from '../../components/listing-panel.tsx';
import { MapLine } from '../../components/map-line.tsx';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { draw, settle } from './draw.ts';
import { linkTo, pin, progressOf } from './facts.ts';
import { groupsOf } from './groups.ts';

const imagesBy = (load: GroupListProps['load']) => (revision: string) => (
  <GroupList load={load} revision={revision} linkTo={linkTo} pin={pin} />
);

const panel = (progress: Progress | null, more: Partial<ListingPanelProps> = {}) => (
  <ListingPanel
    progress={progress}
    images={imagesBy(groupsOf(3).load)}
    exports={() => null}
    map={(props) => <MapLine {...props} />}
    choosePlatform={async () => undefined}
    setCrawlMode={async () => undefined}
    {...more}
  />
);

test('coverage, platform, groups and export, each with a name', async () => {
  const drawn = await draw(panel(progressOf()));
  expect(drawn.one('section').getAttribute('aria-label')).toBe('Tags by image');
  expect(drawn.one('[data-known]').textContent).toBe('30 tags, 9 images');
  expect(drawn.one('label').textContent).toContain('Platform');
  for (const button of drawn.all('button')) {
    expect(button.getAttribute('type')).toBe('button');
    expect(button.textContent).not.toBe('');
  }
});

test('groups are loaded when they are shown, and again when more is known', async () => {
  const groups = groupsOf(3);
  const drawn = await draw(
    panel(progressOf({ known: 10, complete: false }), { images: imagesBy(groups.load) }),
  );
  await settle();
  expect(groups.asked).toHaveLength(0);
  await drawn.click('[data-action="group"]');
  await settle();
  expect(drawn.one('[data-action="group"]').getAttribute('aria-pressed')).toBe('true');
  expect(drawn.all('[data-group]')).toHaveLength(3);
  await drawn.redraw(panel(progressOf({ known: 20, complete: false }), { images: imagesBy(groups.load) }));
  await settle();
  expect(groups.asked).toHaveLength(2);
  await drawn.click('[data-action="group"]');
  expect(drawn.all('[data-group]')).toEqual([]);
});

test('a failure is shown beside what is known', async () => {
  const failure = { kind: 'network' as const };
  const drawn = await draw(panel(progressOf({ known: 10, complete: false, done: false, failure })));
  expect(drawn.one('[role="alert"]').dataset.error).toBe('network');
  expect(drawn.one('[data-known]').dataset.known).toBe('10');
});

test('the platform that was chosen is offered, even where no tag has it', async () => {
  const choosePlatform = vi.fn(async () => undefined);
  const drawn = await draw(panel(progressOf({ platform: 'linux/riscv64' }), { choosePlatform }));
  expect(drawn.all('option').map((option) => option.textContent)).toEqual([
    'linux/riscv64',
    'linux/amd64',
    'linux/arm64',
  ]);
  await drawn.type('select', 'linux/arm64');
  expect(choosePlatform).toHaveBeenCalledExactlyOnceWith('linux/arm64');
});

test('an export is saved under the name of the repository', async () => {
  const write = vi.fn(async () => 'a\n');
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  const close = vi.fn();
  const drawn = await draw(<ExportMenu progress={progressOf()} write={write} close={close} />);
  expect(drawn.all('[data-export]').map((button) => button.dataset.export)).toEqual(['json', 'csv', 'text']);
  for (const format of ['json', 'csv', 'text']) await drawn.click(`[data-export="${format}"]`);
  await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(3));
  expect(saved).toEqual(['library-nginx.json', 'library-nginx.csv', 'library-nginx.txt']);
  expect(write.mock.calls).toEqual([['json'], ['csv'], ['text']]);
  expect(drawn.text()).not.toContain('partial');

  const some = progressOf({ known: 1900, total: 15_000, complete: false });
  const partial = await draw(<ExportMenu progress={some} write={write} close={close} />);
  expect(partial.text()).toContain('partial: 1,900 of 15,000');
  await partial.click('[data-export="csv"]');
  await vi.waitFor(() => expect(saved).toContain('library-nginx-partial-1900-of-15000.csv'));
  click.mockRestore();
});

test('the whole map is offered with its cost, can be paused, and resumed', async () => {
  const setCrawlMode = vi.fn(async () => undefined);
  const completion = { mode: 'screen' as const, pages: 165, heads: 35, seconds: 100 };
  const capped = { known: 1000, total: 15606, complete: false, capped: true };
  const offered = await draw(panel(progressOf({ ...capped, completion }), { setCrawlMode }));
  expect(offered.one('[data-action="complete"]').textContent).toBe('Load all 15,606 tags');
  expect(offered.one('.map').textContent).toContain('about 200 requests, 2 minutes');
  offered.one('[data-action="complete"]').click();
  expect(setCrawlMode).toHaveBeenLastCalledWith('all');

  const mapping = await draw(
    panel(progressOf({ ...capped, completion: { ...completion, mode: 'all' } }), { setCrawlMode }),
  );
  expect(mapping.one('.map').textContent).toContain('about 2 minutes left');
  mapping.one('[data-action="pause"]').click();
  expect(setCrawlMode).toHaveBeenLastCalledWith('paused');

  const waiting = progressOf({
    ...capped,
    completion: { ...completion, mode: 'all' },
    resumeAt: Date.UTC(2026, 10, 21, 14, 3, 20),
  });
  expect((await draw(panel(waiting))).one('.map').textContent).toMatch(/Continues at .*03:20/);

  const paused = await draw(panel(progressOf({ ...capped, completion: { ...completion, mode: 'paused' } })));
  expect(paused.one('[data-action="complete"]').textContent).toBe('Resume');
  expect((await draw(panel(progressOf({ capped: true, completion })))).all('.map')).toEqual([]);
});

test('nothing that cannot work yet is enabled', async () => {
  const drawn = await draw(panel(null));
  const isOff = (selector: string) => (drawn.one(selector) as HTMLButtonElement).disabled;
  expect([isOff('[data-action="group"]'), isOff('[data-action="export"]')]).toEqual([true, true]);
  await drawn.redraw(panel(progressOf({ known: 1, complete: false })));
  expect([isOff('[data-action="group"]'), isOff('[data-action="export"]')]).toEqual([false, false]);
});

test('images are shown first where the reader chose that, until tags are', async () => {
  const groups = groupsOf(3);
  const drawn = await draw(panel(progressOf(), { images: imagesBy(groups.load), imagesFirst: true }));
  await settle();
  expect(drawn.all('[data-group]')).toHaveLength(3);
  await drawn.click('.seg > :first-child');
  expect(drawn.all('[data-group]')).toEqual([]);
});
