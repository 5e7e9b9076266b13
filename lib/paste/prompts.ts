/** Prompts of shells as they are copied: `me@host:~$`, `[root@host ~]#`, `PS C:\\>`, `~/src ❯`. */
const PROMPTS = [
  /^(?:PS )?[A-Za-z]:\\[^>\n]{0,200}> ?/,
  /^\[[^\]\n]{1,80}\][$#] /,
  /^[\w.-]{1,60}@[\w.-]{1,60}\S{0,80}[$#%>] /,
  /^\S{0,80} ?[❯➜»] /,
];

/** The lines of a text without the prompts that they begin with. */
export const withoutPrompts = (text: string): string =>
  text
    .split('\n')
    .map((line) => PROMPTS.reduce((rest, prompt) => rest.replace(prompt, ''), line.trimStart()))
    .join('\n');
