/** Options of the container tools that take no value; every other one does. One list for all of them: none disagree. */
const WITHOUT_VALUE = new Set(
  `all all-tags debug detach disable-content-trust env-host help http-proxy human init insecure insecure-policy
  interactive no-creds no-healthcheck no-hostname no-hosts no-prune no-trunc oom-kill-disable passwd privileged publish-all
  quiet raw read-only read-only-tmpfs remote replace rm rmi rootfs sig-proxy size tls tls-verify tlsverify tty
  use-api-socket verbose no-tags untar verify devel wait atomic create-namespace dry-run force all-platforms plain-http
  recursive command stdin expose`
    .split(/\s+/)
    .map((name) => `--${name}`),
);

export interface Parsed {
  /** What is no option, in order. */
  positional: string[];
  /** Long options with their values, `--` taken off; the last one counts. */
  options: Map<string, string>;
}

/** A `-itv /a:/b`: whether its last letter takes the next word. Letters before the first one with a value have none. */
function takesNext(letters: string, withoutValue: string): boolean {
  const first = Array.from(letters).findIndex((letter) => !withoutValue.includes(letter));
  return first >= 0 && first === letters.length - 1;
}

/**
 * Tells options, their values and arguments apart (Go's pflag rules, which all of these tools follow).
 * `shortWithoutValue`: the letters that take no value in this command. `stopAt`: how many arguments there are at most;
 * what follows belongs to the container.
 */
export function parseOptions(words: string[], shortWithoutValue: string, stopAt: number): Parsed {
  const positional: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < words.length && positional.length < stopAt; index += 1) {
    const word = words[index] ?? '';
    const equals = word.indexOf('=');
    if (word === '--') positional.push(...words.slice(index + 1, index + 1 + stopAt - positional.length));
    if (word === '--') break;
    if (word.startsWith('--') && equals > 0) options.set(word.slice(2, equals), word.slice(equals + 1));
    else if (word.startsWith('--') && !WITHOUT_VALUE.has(word)) {
      options.set(word.slice(2), words[index + 1] ?? '');
      index += 1;
    } else if (/^-[A-Za-z]/.test(word)) index += takesNext(word.slice(1), shortWithoutValue) ? 1 : 0;
    else if (!word.startsWith('-')) positional.push(word);
  }
  return { positional, options };
}
