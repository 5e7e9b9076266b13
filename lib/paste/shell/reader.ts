import type { Reader } from '../tree/reader.ts';
import { readCommands } from './commands.ts';
import { NAMES_TOOL } from './tools.ts';

/** Commands as they are typed, copied or scripted. */
export const commands: Reader = {
  id: 'commands',
  detect: (text) => NAMES_TOOL.test(text),
  read: ({ text }) => readCommands(text),
};
