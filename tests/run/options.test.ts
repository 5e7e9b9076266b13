import { expect, test } from 'vitest';
import { checkPage, readStartOptions } from './options.ts';

test.each([
  [[], { browser: 'chromium', live: false, page: '/_/golang/tags' }],
  [
    ['--browser', 'firefox', '--page', '/r/grafana/grafana'],
    { browser: 'firefox', page: '/r/grafana/grafana' },
  ],
  [['--page=/_/nginx/tags?page=2', '--live'], { live: true, page: '/_/nginx/tags?page=2' }],
])('%j', (args, options) => expect(readStartOptions(args)).toMatchObject(options));

test('--help is no start', () => expect(readStartOptions(['--help'])).toBeNull());

test.each([
  [
    ['--page', '/_golang/tags'],
    '--page is a page of a repository, such as /_/golang/tags, not /_golang/tags',
  ],
  [['--page', 'nginx'], '--page is a page of a repository, such as /_/golang/tags, not nginx'],
  [
    ['--page', '/search?q=nginx'],
    '--page is a page of a repository, such as /_/golang/tags, not /search?q=nginx',
  ],
  [['--browser', 'safari'], '--browser is chromium or firefox, not safari'],
  [['--pages', '/_/nginx'], "Unknown option '--pages'"],
])('%j is refused in one sentence', (args, sentence) => {
  expect(() => readStartOptions(args)).toThrow(sentence);
});

test('a repository that the box does not have is named, with those that it has', () => {
  const box = new Map([['library/nginx', {}]]);
  expect(() => checkPage('/_/ngnix/tags', box)).toThrow(
    'the Hub in a box has no library/ngnix. It has library/nginx',
  );
  expect(() => checkPage('/_/nginx/tags', box)).not.toThrow();
});
