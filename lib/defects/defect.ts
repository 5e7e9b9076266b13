/**
 * A defect of our own, for a report: the error's name and where in our own files it was thrown. Never its message, which may
 * hold image names. Plain data: it travels in a message.
 */
export interface Defect {
  /** `TypeError` */
  name: string;
  /** `take content-scripts/hub.js:1:234`, innermost first: function (where it has a name), file, line, column. */
  frames: string[];
}

const MAX_FRAMES = 12;

/**
 * A line of a stack within the extension, as V8 writes it (`at take (chrome-extension://…/hub.js:1:2)`) and as SpiderMonkey
 * does (`take@moz-extension://…/hub.js:1:2`). The extension's id is left out: in Firefox it identifies the installation.
 */
const OWN_LINE =
  /^(?:at )?([\w$.#<>/*[\] ]{0,80}?)(?: \(|@)?(?:chrome|moz)-extension:\/\/[^/]+\/([\w./-]+:\d+:\d+)\)?$/;
const NAME = /^\w{1,40}$/;
const FRAME = /^(?:[\w$.#<>/*[\] ]{1,80} )?[\w./-]+:\d+:\d+$/;

/** The name of a thrown error; the type of anything else. By shape: `instanceof` fails on errors of another realm. */
export const nameOf = (error: unknown): string =>
  String((error as Partial<Error> | null)?.name ?? typeof error);

/** The stack of an error, one frame a line, without the message that V8 puts in front. Empty if it has no stack. */
export function stackLines(error: unknown): string[] {
  const { stack, message } = (error ?? {}) as Partial<Error>;
  if (typeof stack !== 'string') return [];
  const lines = stack.replace(String(message), '').split('\n');
  return lines.map((line) => line.trim()).filter((line) => /:\d+:\d+\)?$/.test(line));
}

/** Any thrown value → a `Defect`. */
export function defectOf(error: unknown): Defect {
  const frames = stackLines(error).flatMap((line) => {
    const [, called = '', at] = OWN_LINE.exec(line) ?? [];
    return at === undefined ? [] : [called === '' ? at : `${called} ${at}`];
  });
  return checkedDefect({ name: nameOf(error), frames });
}

/** Checks a defect from outside: an invalid name becomes `Error`, lines that are not frames are dropped. */
export const checkedDefect = ({ name, frames }: Defect): Defect => ({
  name: NAME.test(name) ? name : 'Error',
  frames: frames.filter((frame) => FRAME.test(frame)).slice(0, MAX_FRAMES),
});
