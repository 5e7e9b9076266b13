import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Bundles `client.ts` with React's production build, in memory; what comes out is one ES module's text. */
export async function bundleClient(): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('client.ts', import.meta.url)),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();
  return output[0].code;
}
