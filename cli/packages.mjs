// Where do packages come from that are written twice? From their CommonJS: Node 20 asks another thread for each ES module
// of a package that is loaded by tsx, which for the hundred files of zod is a fifth of a second at every start.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const writtenTwice = new Set(['zod']);

/** A hook of Node: https://nodejs.org/docs/latest-v20.x/api/module.html#resolvespecifier-context-nextresolve */
export const resolve = (specifier, context, next) => {
  if (!writtenTwice.has(specifier)) return next(specifier, context);
  const file = createRequire(context.parentURL).resolve(specifier);
  return { url: pathToFileURL(file).href, format: 'commonjs', shortCircuit: true };
};
