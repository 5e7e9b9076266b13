import type { Line } from '../text/lines.ts';
import { type Traced, traced } from '../text/traced.ts';

/** One instruction, its continued lines joined. */
export interface DockerfileLine {
  name: string;
  words: Traced[];
}

/** `# syntax=…`, `# escape=…`: comments at the very top. */
const DIRECTIVE = /^\s*#\s*([A-Za-z]+)\s*=\s*(\S+)\s*$/;

export interface DockerfileText {
  /** By name in lower case. */
  directives: Map<string, Traced>;
  instructions: DockerfileLine[];
}

/** Cuts a Dockerfile into instructions: comments and here-documents left out, lines joined at the escape character. */
export function cutDockerfile(lines: readonly Line[]): DockerfileText {
  const directives = new Map<string, Traced>();
  const instructions: DockerfileLine[] = [];
  let words: Traced[] = [];
  let isTop = true;
  let hereDocument: string | undefined;
  const end = () => {
    const [name, ...rest] = words;
    if (name !== undefined) instructions.push({ name: name.text.toUpperCase(), words: rest });
    words = [];
  };
  for (const { text, start } of lines) {
    const line = text.trim();
    const directive = isTop ? DIRECTIVE.exec(text) : null;
    if (hereDocument !== undefined) {
      if (line === hereDocument) hereDocument = undefined;
    } else if (directive) {
      const [all, name = '', value = ''] = directive;
      const at = start + all.lastIndexOf(value);
      directives.set(name.toLowerCase(), traced(value, at));
    } else if (line !== '' && !line.startsWith('#')) {
      isTop = false;
      const isContinued = line.endsWith(directives.get('escape')?.text ?? '\\');
      const content = isContinued ? text.slice(0, text.trimEnd().length - 1) : text;
      for (const word of content.matchAll(/(?:\{\{[^\n]*?\}\}|\S)+/g))
        words.push(traced(word[0], start + word.index));
      if (isContinued) continue;
      const opener = /<<-?["']?(\w+)/.exec(line)?.[1];
      hereDocument = /^(?:RUN|COPY|ADD)$/i.test(words[0]?.text ?? '') ? opener : undefined;
      end();
    }
  }
  end();
  return { directives, instructions };
}
