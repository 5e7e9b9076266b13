import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import { reportOf } from '../../components/report.ts';
import { type Failure, isTemporary } from '../../lib/failure.ts';

/** The module as a context that has just started has it: nothing is logged yet. */
const fresh = async () => {
  vi.resetModules();
  return import('../../lib/failure.ts');
};

let log: Mock;
beforeEach(() => {
  log = vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => void vi.restoreAllMocks());

const SECRET = 'bigcorp/secret:1.2';

/** An error as a browser makes it; the message holds what must not be reported. */
function thrown(stack: (error: Error) => string): Error {
  const error = new TypeError(`cannot read ${SECRET}`);
  error.stack = stack(error);
  return error;
}
const CHROMIUM = thrown(
  ({ name, message }) => `${name}: ${message}
    at take (chrome-extension://abcdefghijklmnop/content-scripts/hub.js:1:234)
    at async Object.advance [as step] (chrome-extension://abcdefghijklmnop/background.js:2:30)
    at chrome-extension://abcdefghijklmnop/chunks/popup-D3f_1a.js:1:5
    at new Promise (<anonymous>)
    at https://hub.docker.com/static/app.js?repo=${SECRET}:1:2
    at onClick (https://hub.docker.com/r/${SECRET}:10:20)`,
);
const FIREFOX = thrown(
  () => `take/<@moz-extension://0b0b0b0b-1111-2222-3333-444444444444/content-scripts/hub.js:1:234
async*step@moz-extension://0b0b0b0b-1111-2222-3333-444444444444/background.js:2:30
@moz-extension://0b0b0b0b-1111-2222-3333-444444444444/chunks/popup-D3f_1a.js:1:5
onClick@https://hub.docker.com/r/${SECRET}:10:20
`,
);

describe('failureOf', () => {
  const foreign: [string, unknown, Failure][] = [
    ['a time limit', new DOMException('', 'TimeoutError'), { kind: 'network', status: 408 }],
    ['an abort', new DOMException('', 'AbortError'), { kind: 'network', status: 408 }],
    ['a full disk', new DOMException('', 'QuotaExceededError'), { kind: 'unsupported', isStorage: true }],
  ];
  test.each(foreign)('%s', async (_, error, failure) => {
    const { failureOf } = await fresh();
    expect(failureOf(error)).toEqual(failure);
    expect(log).not.toHaveBeenCalled();
  });

  test('a failure of the closed list, as it is', async () => {
    const { failureOf, TagkinError } = await fresh();
    const failure: Failure = { kind: 'rate-limited', until: 5, status: 429, host: 'r.test' };
    expect(failureOf(new TagkinError(failure))).toEqual(failure);
    expect(log).not.toHaveBeenCalled();
  });

  const defects: [string, unknown, string][] = [
    ['a TypeError', new TypeError(SECRET), 'TypeError'],
    ['a request that fetch refuses', new TypeError('Failed to fetch'), 'TypeError'],
    ['a RangeError', new RangeError(SECRET), 'RangeError'],
    ['a value that is no data', new DOMException(SECRET, 'DataCloneError'), 'DataCloneError'],
    ['an error of a library', Object.assign(new Error(SECRET), { name: 'ValiError' }), 'ValiError'],
    ['an error with a forged name', Object.assign(new Error(SECRET), { name: SECRET }), 'Error'],
    ['a text', SECRET, 'string'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'object'],
    ['an object', { [SECRET]: SECRET }, 'object'],
  ];
  test.each(defects)('%s is internal', async (_, error, name) => {
    const { failureOf } = await fresh();
    const failure = failureOf(error);
    expect(failure).toEqual({ kind: 'internal', defect: { name, frames: [] } });
    expect(isTemporary(failure)).toBe(false);
    expect(JSON.stringify([failure, log.mock.calls])).not.toContain(SECRET);
  });
});

describe('where a defect was thrown', () => {
  test('in Chromium: functions and places in our own files, without the page’s', async () => {
    const { failureOf } = await fresh();
    expect(failureOf(CHROMIUM).defect).toEqual({
      name: 'TypeError',
      frames: [
        'take content-scripts/hub.js:1:234',
        'async Object.advance [as step] background.js:2:30',
        'chunks/popup-D3f_1a.js:1:5',
      ],
    });
  });

  test('in Firefox: the same, without the id of the installation', async () => {
    const { failureOf } = await fresh();
    expect(failureOf(FIREFOX).defect).toEqual({
      name: 'TypeError',
      frames: [
        'take/< content-scripts/hub.js:1:234',
        'async*step background.js:2:30',
        'chunks/popup-D3f_1a.js:1:5',
      ],
    });
  });

  test('a message that looks like a frame is not one', async () => {
    const { failureOf } = await fresh();
    const message = `no\n    at ${SECRET} (chrome-extension://a/b.js:1:2)\n    at bigcorp (chrome-extension://a/b.js:1:2)`;
    const error = Object.assign(new Error(message), {
      stack: `Error: ${message}\n    at take (chrome-extension://a/background.js:1:2)`,
    });
    expect(failureOf(error).defect?.frames).toEqual(['take background.js:1:2']);
  });
});

describe('the log', () => {
  test('has each defect once, wherever it is caught, and never its message', async () => {
    const { failureOf } = await fresh();
    for (let at = 0; at < 5; at++) failureOf(CHROMIUM);
    failureOf(FIREFOX);
    failureOf(FIREFOX);
    expect(log).toHaveBeenCalledTimes(2);
    expect(log.mock.calls[0]?.[0]).toMatch(/^Tagkin:\nTypeError\nat take \(.*hub\.js:1:234\)/);
    expect(log.mock.calls[0]?.[0]).not.toContain('cannot read');
  });

  test('has two defects of one kind, thrown in different places', async () => {
    const { failureOf } = await fresh();
    failureOf(new TypeError('one'));
    failureOf(new TypeError('two'));
    expect(log).toHaveBeenCalledTimes(2);
  });
});

describe('a report', () => {
  const agents: [string, string][] = [
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chrome/156',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.2',
      'Edg/156',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox/153'],
  ];
  test.each(agents)('names the browser: %s', (agent, browser) => {
    expect(reportOf({ kind: 'internal' }, agent).split('\n')[0]).toMatch(new RegExp(` ${browser}$`));
  });

  test('has the kind, the error’s name and our own frames', async () => {
    const { failureOf } = await fresh();
    expect(reportOf(failureOf(FIREFOX), '').split('\n').slice(1)).toEqual([
      'internal: TypeError',
      'take/< content-scripts/hub.js:1:234',
      'async*step background.js:2:30',
      'chunks/popup-D3f_1a.js:1:5',
    ]);
  });

  test('has nothing else, whatever the failure carries', () => {
    const frames = [
      SECRET,
      `https://hub.docker.com/r/x?name=y:1:2`,
      'take https://hub.docker.com/app.js:1:2',
      'a\nb background.js:1:2',
      'ok background.js:1:2',
      ...Array(50).fill('background.js:1:2'),
    ];
    const failure: Failure = { kind: 'internal', host: 'secret.test', defect: { name: 'a b', frames } };
    const report = reportOf(failure, '');
    expect(report).not.toMatch(/secret|hub\.docker|https|a\n/);
    expect(report.split('\n').slice(1, 4)).toEqual([
      'internal: Error',
      'ok background.js:1:2',
      'background.js:1:2',
    ]);
    expect(report.split('\n').length).toBeLessThan(20);
  });
});
