#!/usr/bin/env node
// How does the command start? By loading the TypeScript program, once the packages it needs are there.
import { existsSync } from 'node:fs';
import * as nodeModules from 'node:module';

const here = (path) => new URL(path, import.meta.url);

if (!existsSync(here('../node_modules/tsx/package.json'))) {
  process.stderr.write(
    'The packages that leadcycle needs are not installed. Run `npm run setup` in its folder first.\n',
  );
  process.exitCode = 1;
} else {
  nodeModules.enableCompileCache?.(); // from Node 22.1 on
  const { register } = await import('tsx/esm/api');
  register();
  nodeModules.register('./packages.mjs', import.meta.url);
  await import(here('./main.ts').href);
}
