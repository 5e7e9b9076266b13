import { expect, test } from 'vitest';
import { actionOf, type BoxState, type Key, type KeyAction } from '../../entrypoints/popup/lookup-keys.ts';

const key = (name: string, more: Partial<Key> = {}): Key => ({
  key: name,
  shiftKey: false,
  isComposing: false,
  ...more,
});
const OPEN = ['nginx', 'nginx:1.31'].map((text) => ({ text, note: '' }));
const lookUp = (text: string): KeyAction => ({ kind: 'look-up', text });
const choose = (chosen: number): KeyAction => ({ kind: 'choose', chosen });

const TABLE: [name: string, state: Partial<BoxState>, key: Key, action: KeyAction | null][] = [
  ['Enter looks up what is typed', {}, key('Enter'), lookUp('ngi')],
  [
    'Enter looks up the chosen suggestion',
    { suggestions: OPEN, chosen: 1 },
    key('Enter'),
    lookUp('nginx:1.31'),
  ],
  ['Enter with open suggestions, none chosen', { suggestions: OPEN }, key('Enter'), lookUp('ngi')],
  ['Shift+Enter is a new line', {}, key('Enter', { shiftKey: true }), null],
  ['Enter of an input method', { suggestions: OPEN }, key('Enter', { isComposing: true }), null],
  ['Escape of an input method', {}, key('Escape', { isComposing: true }), null],
  ['Escape closes the list', { suggestions: OPEN, chosen: 0 }, key('Escape'), { kind: 'close' }],
  ['then restores the text', { lookedUp: 'nginx' }, key('Escape'), { kind: 'type', text: 'nginx' }],
  ['then goes back to the start', { typed: 'nginx', lookedUp: 'nginx' }, key('Escape'), lookUp('')],
  ['then is left to the browser', { typed: '' }, key('Escape'), null],
  ['down from the box', { suggestions: OPEN }, key('ArrowDown'), choose(0)],
  ['down to the last', { suggestions: OPEN, chosen: 0 }, key('ArrowDown'), choose(1)],
  ['down from the last is the box', { suggestions: OPEN, chosen: 1 }, key('ArrowDown'), choose(-1)],
  ['up from the box is the last', { suggestions: OPEN }, key('ArrowUp'), choose(1)],
  ['up from the first is the box', { suggestions: OPEN, chosen: 0 }, key('ArrowUp'), choose(-1)],
  ['arrows without a list move the caret', {}, key('ArrowDown'), null],
  ['characters are typed', { suggestions: OPEN }, key('a'), null],
  ['names of Object are keys like any other', { suggestions: OPEN }, key('constructor'), null],
];

test.each(TABLE)('%s', (_, state, pressed, action) => {
  expect(actionOf({ typed: 'ngi', lookedUp: '', suggestions: [], chosen: -1, ...state }, pressed)).toEqual(
    action,
  );
});
