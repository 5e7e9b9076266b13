import { readCommands } from '../shell/commands.ts';
import type { Claim, Find } from '../text/find.ts';
import { traced } from '../text/traced.ts';
import type { Reader } from '../tree/reader.ts';

const SECTION = /^\s*\[([A-Za-z-]+)\]\s*$/;
const IMAGE = /^\s*Image\s*=\s*(\S+)\s*$/;
/** An image or an artifact as a volume. */
const MOUNT = /^\s*Mount\s*=(?=.*\btype=(?:image|artifact)\b).*?\b(?:src|source)=([^,\s]+)/;
/** Names of other units: `web.build`, `web.image`. */
const UNIT = /\.(?:build|image|artifact|container|volume|pod)$/;

/** Quadlet units of podman, and systemd units that run containers. Source: podman-systemd.unit(5). */
export const quadlet: Reader = {
  id: 'quadlet',
  detect: (text) =>
    /^[ \t]*\[(?:Container|Image|Volume|Kube|Service|Artifact)\]/m.test(text) || /^[ \t]*Image=/m.test(text),
  read: (source) => {
    let section = 'Container';
    return source.lines().flatMap(({ text, start }): (Find | Claim)[] => {
      section = SECTION.exec(text)?.[1] ?? section;
      const image = IMAGE.exec(text)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
      if (image && /^(?:Container|Image|Volume)$/.test(section)) {
        const at = start + text.indexOf(image, text.indexOf('='));
        const isUnit = UNIT.test(image) && !image.includes('/');
        return isUnit
          ? [{ claim: { start: at, end: at + image.length } }]
          : [{ name: traced(image, at), form: 'quadlet', where: `[${section}] Image`, isStated: true }];
      }
      const mount = section === 'Container' ? MOUNT.exec(text)?.[1] : undefined;
      if (mount) {
        const name = traced(
          mount,
          start + text.indexOf(mount, text.indexOf('=', text.search(/(?:src|source)=/))),
        );
        return UNIT.test(mount)
          ? []
          : [{ name, form: 'quadlet', where: '[Container] Mount', isStated: true }];
      }
      const run = /^\s*Exec(?:Start|StartPre|StartPost|Reload)\s*=/.exec(text);
      return run && section === 'Service' && !text.trimEnd().endsWith('\\') ? readCommands(text, start) : [];
    });
  },
};
