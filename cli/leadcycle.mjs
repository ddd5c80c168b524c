#!/usr/bin/env node
// How does the command start? From its build or, where none can be made, from the sources themselves.
import { existsSync } from 'node:fs';

const here = (path) => new URL(path, import.meta.url);

if (!existsSync(here('../node_modules/tsx/package.json'))) {
  process.stderr.write(
    'The packages that leadcycle needs are not installed. Run `npm run setup` in its folder first.\n',
  );
  process.exitCode = 1;
} else {
  process.setSourceMapsEnabled(process.env.LEADCYCLE_DEBUG !== undefined);
  const { builtProgram } = await import('./built.mjs');
  const built = await builtProgram();
  if (built === null) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  await import(built ?? here('./main.ts').href);
}
