import type { TagAliases } from '../lib/aliases/aliases.ts';
import type { Children } from './children.ts';
import { Chip } from './chip.tsx';

interface VersionChipProps {
  aliases: TagAliases | null;
  linkTo: (tag: string) => string;
  children?: Children;
}

/** The alias that states the version, drawn as the version. */
export function VersionChip({ aliases, linkTo, children }: VersionChipProps) {
  const version = aliases?.version;
  if (!version) return null;
  const isIndex = aliases.sameIndex.includes(version.tag);
  return (
    <Chip
      tag={version.tag}
      href={linkTo(version.tag)}
      level={isIndex ? 'index' : 'platform'}
      platform={isIndex ? undefined : (aliases.platform ?? undefined)}
      version={version}
    >
      {children}
    </Chip>
  );
}
