// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the pasted texts.
import { describe, expect, it } from 'vitest';
import { plainText } from '../../lib/paste/text/plain.ts';
import { finds } from './shown.ts';

describe('prompts', () => {
  finds([
    ['C:\\>docker run -it ^\nMore? -v "%cd%":/src ^\nMore? a/b:1 x', 'a/b:1'],
    ['➜  app git:(main) ✗ docker pull a/b:1\n➜  ~ docker pull c/d:2', 'a/b:1', 'c/d:2'],
    ['➜  docker pull a/b:1', 'a/b:1'],
    ['wsl docker run a\nwinpty docker run -it b:1 bash', 'a', 'b:1'],
  ]);
});

describe('values that a script gives', () => {
  finds([
    ['function f { docker run --rm a/b:1 "$@"; }\ng() { docker pull c/d:2; }', 'a/b:1', 'c/d:2'],
    ['for i in a/b:1 c/d:2; do docker pull $i; done', 'a/b:1', 'c/d:2'],
    ['for i in $(cat x); do docker pull ${i}; done', '?i'],
    ['$image = "a/b:1"\ndocker run $image cmd', 'a/b:1'],
    ['V := 1.2\nIMAGE = a/b:$(V)\nrun:\n\tdocker run --rm $(IMAGE) x', 'a/b:1.2'],
    ['docker run $(DOCKER_OPTS) a/b:1\ndocker run "${params[@]}" c/d:1', 'a/b:1', 'c/d:1'],
    ['docker run <options> a/b:1', 'a/b:1'],
  ]);
});

describe('what is no image of a registry', () => {
  finds([
    ['podman image trust show\npodman pull oci-archive:foo.tar\npodman pull a/b:1', 'a/b:1'],
    ['docker rmi a/b:1 $(docker images -q)', 'a/b:1'],
    [
      'helm push x.tgz oci://ghcr.io/a/charts\nhelm pull oci://ghcr.io/a/charts/x --version 1',
      'ghcr.io/a/charts/x:1',
    ],
    ['lxc launch ubuntu:22.04 c1\ndocker pull a/b:1', 'a/b:1'],
    ['lxc launch ubuntu:22.04 c1'],
    ['docker build . -t ghcr.io/a/b\ndocker push ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
  ]);
});

describe('in JSON and HTML', () => {
  finds([
    ['{"scripts":{"db":"docker run --rm a/b:1 -c x"},"dependencies":{"image":"2.0.0"}}', 'a/b:1'],
    ['{"x": "an <code>image</code> &quot;a&quot;", "image": "a/b:1"}', 'a/b:1'],
    [
      '<pre><code class="sh">docker run -e A=&quot;b&quot; -d a/b:1 &amp;&amp; docker pull c/d:2</code></pre>',
      'a/b:1',
      'c/d:2',
    ],
  ]);

  it('keeps every offset', () => {
    const html = '<p>run <code>docker pull a/b:1</code> &amp; wait &#39;x&#39;</p>';
    const { text } = plainText(html);
    expect(text).toHaveLength(html.length);
    expect(text.indexOf('a/b:1')).toBe(html.indexOf('a/b:1'));
  });
});
