#!/usr/bin/env node
// How does the command start? From its build or, where none can be made, from the sources themselves.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => new URL(path, import.meta.url);

if (!existsSync(here('../node_modules/tsx/package.json'))) {
  process.stderr.write(
    'The packages that leadcycle needs are not installed. Run `npm run setup` in its folder first.\n',
  );
  process.exitCode = 1;
} else {
  process.setSourceMapsEnabled(process.env.LEADCYCLE_DEBUG !== undefined);
  const { builtFile } = await import('../stack/program.mjs');
  const source = here('./main.ts');
  const built = await builtFile(fileURLToPath(source));
  if (built === null) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  await import(built === null ? source.href : pathToFileURL(built).href);
}
