import { spawn, spawnSync } from 'node:child_process';
import { missingPrograms, requireProgram } from './programs.ts';

const XVFB = { name: 'Xvfb', package: 'xvfb' };
const XDOTOOL = { name: 'xdotool', package: 'xdotool' };

/** Installs what real windows need where that can be done unasked. Returns a sentence that names what is missing, or undefined. */
export const missingScreen = (): string | undefined => missingPrograms([XVFB, XDOTOOL]);

/** A screen of its own, which no person sees, with a keyboard and a mouse. */
export interface Screen {
  /** `:7`, for the environment variable `DISPLAY`. */
  display: string;
  /** The mouse to this point of the screen, and its right button. */
  rightClick(x: number, y: number): void;
  click(x: number, y: number): void;
  /** Keys by their X names, one after the other: `Tab`, `Return`, `ctrl+a`. */
  press(...keys: string[]): void;
  type(text: string): void;
  /** Gives the keys to the window with this in its title: there is no window manager that would. */
  focus(title: string): void;
  /** How many windows are on it: a menu is one, too. */
  windows(): number;
  close(): Promise<void>;
}

/** Starts Xvfb on the first free display number. Throws a sentence where a program is missing. */
export async function openScreen(): Promise<Screen> {
  const xdotool = requireProgram(XDOTOOL);
  // It writes its number to the third file once it takes connections.
  const line = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
  const server = spawn(requireProgram(XVFB), line, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.once('exit', () => server.kill());
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()));
  const display = `:${await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (number) => resolve(String(number).trim()));
    void ended.then(() => reject(new Error('Xvfb has ended')));
  })}`;
  const env = { ...process.env, DISPLAY: display };
  const act = (...words: string[]): string => {
    const { status, stderr, stdout } = spawnSync(xdotool, words, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`xdotool ${words.join(' ')}: ${stderr}`);
    return stdout;
  };
  const click = (x: number, y: number, button: string) =>
    void act('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', button);
  return {
    display,
    rightClick: (x, y) => click(x, y, '3'),
    click: (x, y) => click(x, y, '1'),
    press: (...keys) => void act('key', ...keys),
    type: (text) => void act('type', text),
    focus: (title) => void act('search', '--onlyvisible', '--name', title, 'windowfocus', '--sync'),
    windows: () => act('search', '--onlyvisible', '--maxdepth', '1', '--class', '').trim().split('\n').length,
    async close() {
      server.kill();
      await ended;
    },
  };
}
