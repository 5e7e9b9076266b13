import { describe } from 'vitest';
import { finds } from './shown.ts';

const HEX = 'deadb33f'.repeat(8);
const D = `sha256:${HEX}`;

describe('tables', () => {
  finds([
    [
      'REPOSITORY   TAG      IMAGE ID       SIZE\na            1        1a2b3c4d5e6f   1MB\n<none>       <none>   2a2b3c4d5e6f   2MB\nb            2        3a2b3c4d5e6f   3MB',
      'a:1',
      'b:2',
    ],
    [
      'IMAGE          TAG   DIGEST        IMAGE ID   SIZE\nquay.io/a/b    1     sha256:6e3b1  a1b2       1MB',
      'quay.io/a/b:1',
    ],
  ]);
});

describe('digests belong to what they are of', () => {
  finds([
    [
      `The push refers to repository [docker.io/a/b]\n5f70bf18a086: Pushed\n1.4: digest: ${D} size: 15`,
      `a/b:1.4@${D}`,
    ],
    [
      `● ostree-image-signed:docker://ghcr.io/a/b:stable\n       Digest: ${D}\n      Version: 41\n  ostree-unverified-registry:ghcr.io/a/c:40\n       Digest: ${D}`,
      `ghcr.io/a/b:stable@${D}`,
      `ghcr.io/a/c:40@${D}`,
    ],
    [
      `● Booted image: quay.io/a/b:41\n        Digest: ${D} (amd64)\n       Version: 41.2`,
      `quay.io/a/b:41@${D}`,
    ],
  ]);
});

describe('kubectl describe', () => {
  const container = (image: string) =>
    `    Container ID:  containerd://${HEX}\n    Image:         ${image}:1\n    Image ID:      ${image}@${D}\n    Port:          80/TCP\n    State:          Running\n      Started:      Mon, 01 Jan 2024 00:00:00 +0000\n`;
  finds([
    [`Containers:\n  app:\n${container('quay.io/a/b')}`, 'quay.io/a/b:1'],
    [
      `Name:             web-1\nNamespace:        default\nNode:             n1/10.0.0.1\nStart Time:       Mon, 01 Jan 2024 00:00:00 +0000\nAnnotations:      <none>\nContainers:\n  app:\n${container('quay.io/a/b')}  other:\n${container('c/d')}Conditions:\n  Type              Status\n  Initialized       True\nEvents:\n  Type    Reason   Age   From     Message\n  ----    ------   ----  ----     -------\n  Normal  Pulled   1s    kubelet  Container image "c/d:1" already present on machine`,
      'quay.io/a/b:1',
      'c/d:1',
    ],
  ]);
});

describe('messages', () => {
  finds([
    ['ERROR: failed to solve: a/b:9: docker.io/a/b:9: not found', 'a/b:9'],
    [
      'level=info msg=x\n{"level":"info","msg":"Pulling","image":"quay.io/a/b:2"}\nlevel=info msg=y',
      'quay.io/a/b:2',
    ],
  ]);
});

describe('IDs are no digests', () => {
  finds([
    [`Trying to pull quay.io/a/b:1...\nWriting manifest to image destination\n${HEX}`, 'quay.io/a/b:1'],
    [`Untagged: a/b:1\nDeleted: ${D}`, 'a/b:1'],
    [`Loaded image: a/b:1\nLoaded image ID: ${D}`, 'a/b:1'],
    [`$ docker run -d a/b:1\n${HEX}`, 'a/b:1'],
    [`${HEX}  release.tar.gz\n${HEX}  other.tar.gz`],
    ['{"ID":"1a1b2c3d4e5f","Image":"sha256:abcdef","Names":"y"}'],
    [`vault_image_digest: "${D}"\nx: 1`, 'digest'],
    [`msg="PullImage \\"quay.io/a/b:1\\""`, 'quay.io/a/b:1'],
  ]);
});
