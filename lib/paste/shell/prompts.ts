/** Prompts as they are copied along: `me@host:~$`, `[root@host ~]#`, `PS C:\>`, `~/src ❯`, `>>`, `bash-5.1$`, `More?` of cmd. */
const PROMPT =
  /^[ \t]*(?:More\?(?= )|➜ {2}(?!(?:sudo|docker|podman|nerdctl|kubectl|helm) )\S{1,60}(?: git:\([^)\n]{1,80}\))?(?: ✗)?(?= )|(?:PS )?[A-Za-z]:\\[^>\n]{0,200}>|PS [^>\n]{1,200}>|(?:\([\w.-]{1,40}\) )?(?:\[[^\]\n]{1,80}\][$#](?= )|[\w.-]{1,60}@[\w.-]{1,60}[^\s$#%>]{0,80}(?: ~)? ?[$#%>](?= )|[\w.~/-]{1,60}[$#](?= )|\S{0,80} ?[❯➜»λ](?= ))|>{1,3}(?= )|>>$|[$%](?= ))/gm;

/** The text with its prompts blanked: offsets stay. */
export const withoutPrompts = (text: string): string =>
  text.replace(PROMPT, (prompt) => ' '.repeat(prompt.length));

/**
 * The text with the comments of a script blanked. A `#` in front of every command is root's prompt, so comments are those of
 * a script (`#!`) and of a text with commands that have no `#` in front.
 */
export function withoutComments(text: string, isCommand: RegExp): string {
  const isScript = /^\s*#!/.test(text) || isCommand.test(text);
  return isScript ? text.replace(/^[ \t]*#[^\n]*$/gm, (line) => ' '.repeat(line.length)) : text;
}
