import { isExplicit } from './explicit.ts';

/** Words of sentences about images: `use redis:7`, `from nginx:1 to nginx:2`. */
const OF_SENTENCES = new Set(
  (
    'a an and are as at be between but by can compare deploy do docker does fix for from get got has have how i if image images ' +
    'in is it its like my need new no not now of old on only or our pin please podman pull push release run running see set ' +
    'should show since so start still stop tag tags than that the then there this to too try update upgrade use used uses ' +
    'using version versus via vs want was we what when where which why will with work works you your'
  ).split(' '),
);

/** The longest line that is taken for one. */
const MAX_NAMES = 40;

/**
 * Whether the words of a line are images one beside the other, as a person types them: `nginx redis:7 quay.io/x/y`. At least a third
 * have a tag, a digest or a registry; the others could be no word of a sentence.
 */
export function areNames(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > MAX_NAMES) return false;
  const bare = words.filter((word) => !isExplicit(word));
  return (
    (words.length - bare.length) * 3 >= words.length &&
    bare.every((word) => /^[a-z][\w./-]{1,80}$/.test(word) && !OF_SENTENCES.has(word))
  );
}
