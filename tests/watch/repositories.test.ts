import { expect, test } from 'vitest';
import { familiarImage } from '../../lib/watch/repositories.ts';

test.each([
  ['docker.io/library/nginx:latest', 'nginx:latest'],
  ['docker.io/bigcorp/app:1', 'bigcorp/app:1'],
  ['quay.io/team/app:1', 'quay.io/team/app:1'],
  // Without its registry it would be read as another one's.
  ['docker.io/a.b/app:1', 'docker.io/a.b/app:1'],
])('%s is written %s', (image, familiar) => expect(familiarImage(image)).toBe(familiar));
