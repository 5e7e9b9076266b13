import type { ShownGroup } from './sorted-groups.ts';

/**
 * The groups that a typed text finds: every word of it in one of the group's names, or the text at the start of its digest
 * (with or without `sha256:`). An empty text finds all. Case does not matter.
 */
export function filterGroups(groups: ShownGroup[], text: string): ShownGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups.filter((group) => words.every((word) => hasWord(group, word)));
}

function hasWord(group: ShownGroup, word: string): boolean {
  if (group.tags.some((tag) => tag.toLowerCase().includes(word))) return true;
  const digest = group.digest ?? '';
  return word.length >= 4 && (digest.startsWith(word) || digest.replace(/^sha256:/, '').startsWith(word));
}
