// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { ConfigTable } from '../../components/config-table.tsx';
import { readConfig } from '../../lib/oci/config.ts';
import { configRows } from '../../lib/oci/config-rows.ts';
import { draw } from './draw.ts';
import { HOSTILE } from './facts.ts';

async function table(config: Record<string, unknown>, more: { size?: number; digest?: null } = {}) {
  const parsed = readConfig(config);
  if (!parsed.ok) throw new Error(parsed.error.at);
  const { summary } = parsed.value;
  const details = {
    summary,
    rows: configRows(summary),
    platform: 'linux/amd64',
    size: 5e6,
    steps: [],
    layers: 2,
  };
  const page = await draw(<ConfigTable details={{ ...details, digest: 'sha256:00', ...more }} />);
  const text = (row: HTMLElement, part: string) => {
    const items = [...row.querySelectorAll(`${part} li`)];
    return items.length > 0 ? items.map((item) => item.textContent) : row.querySelector(part)?.textContent;
  };
  const rows = page.all('[data-field]').map((row) => [row.dataset.field, text(row, 'dt'), text(row, 'dd')]);
  return { page, rows };
}

/** A row of each field that is always there. */
const ALWAYS = {
  created: '2026-01-02T12:00:00Z',
  config: {
    Entrypoint: ['/entry.sh'],
    Cmd: ['nginx', '-g', 'daemon off;'],
    Env: ['A=b=c', 'EMPTY='],
    User: '101',
    WorkingDir: '/srv',
    ExposedPorts: { '80/tcp': {} },
    Volumes: { '/data': {} },
    Healthcheck: { Test: ['CMD', '/check'], Interval: 1e10 },
    StopSignal: 'SIGQUIT',
    Labels: { a: 'https://a.test/', b: 'http://b.test/' },
  },
};

test('every field has its row, in order', async () => {
  expect((await table(ALWAYS)).rows).toEqual([
    ['command', 'Runs', '/entry.sh nginx -g "daemon off;"'],
    ['entrypoint', 'Entrypoint', '/entry.sh'],
    ['cmd', 'Command', 'nginx -g "daemon off;"'],
    ['env', 'Environment', ['A=b=c', 'EMPTY=']],
    ['user', 'User', '101'],
    ['workdir', 'Working directory', '/srv'],
    ['ports', 'Exposed ports', ['80/tcp']],
    ['volumes', 'Volumes', ['/data']],
    ['healthcheck', 'Health check', 'runs “/check” every 10 sec, unhealthy after 3 failures'],
    ['stopsignal', 'Stop signal', 'SIGQUIT'],
    ['labels', 'Labels', ['a https://a.test/', 'b http://b.test/']],
    ['created', 'Created', 'Jan 2, 2026'],
    ['size', 'Size', '5 MB compressed'],
    ['layers', 'Layers', '2 layers'],
    ['platform', 'Platform', 'linux/amd64'],
    ['digest', 'Digest', 'sha256:00'],
  ]);
});

test('a field that is not set reads “none”; an optional one has no row', async () => {
  const { rows } = await table({ os: 'linux' }, { size: 0, digest: null });
  expect(rows.map(([field, , value]) => [field, value])).toEqual([
    ['command', 'none'],
    ['entrypoint', 'none'],
    ['cmd', 'none'],
    ['env', 'none'],
    ['user', 'root'],
    ['workdir', '/'],
    ['ports', 'none'],
    ['volumes', 'none'],
    ['healthcheck', 'none'],
    ['stopsignal', 'none'],
    ['labels', 'none'],
    ['created', 'not recorded'],
    ['size', 'not recorded'],
    ['layers', '2 layers'],
    ['platform', 'linux/amd64'],
    ['digest', 'no digest known'],
  ]);
});

test.each([
  ['stoptimeout', 'Stop timeout', { StopTimeout: 90 }, '90 sec'],
  ['shell', 'Shell', { Shell: ['/bin/bash', '-c'] }, '/bin/bash -c'],
  ['onbuild', 'On build', { OnBuild: ['COPY . /x'] }, ['COPY . /x']],
])('the optional row %s', async (field, label, config, value) => {
  expect((await table({ config })).rows).toContainEqual([field, label, value]);
});

test('only an https address in a label is a link', async () => {
  const { page } = await table(ALWAYS);
  expect(page.all('a').map((link) => link.getAttribute('href'))).toEqual(['https://a.test/']);
});

test.each(HOSTILE)('%s stays text', async (text) => {
  const config = { User: text, Env: [text], Cmd: [text], OnBuild: [text], Labels: { a: text } };
  const { page } = await table({ config });
  expect(page.all('img, script, svg, a')).toEqual([]);
  expect(page.one('[data-field="user"] dd').textContent).toBe(text);
});
