import { parseArgs } from 'node:util';
import { startHub } from './index.ts';

/**
 * Runs the Hub in a box by itself: `node tests/hub-in-a-box/main.ts [--port 8443] [--big 20000] [--real]`. Ends with Ctrl-C.
 * With `--real`, `real/app` comes from Debian's docker-registry, which also answers as `registry.example.test`.
 */
const { values } = parseArgs({
  options: { port: { type: 'string' }, big: { type: 'string' }, real: { type: 'boolean' } },
});

const hub = await startHub({
  port: Number(values.port ?? 8443),
  real: values.real ?? false,
  ...(values.big !== undefined && { bigSize: Number(values.big) }),
});

const rules = `MAP *:443 127.0.0.1:${hub.port}`;
process.stdout.write(`The Hub in a box listens on https://127.0.0.1:${hub.port} (any certificate check off).

  Chromium  --host-resolver-rules='${rules}' --ignore-certificate-errors
  Firefox   HTTPS proxy 127.0.0.1:${hub.proxyPort}
  curl      curl -k --connect-to ::127.0.0.1:${hub.port} https://hub.docker.com/v2/repositories/library/nginx/tags

${[...hub.repositories].map(([path, { tags }]) => `  ${path} (${tags.length} tags)`).join('\n')}
`);
