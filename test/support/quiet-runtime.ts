// The Temporal runtime of a test process: installed once, and silent unless something is wrong.
import { DefaultLogger, Runtime } from '@temporalio/worker';

let installed = false;

export const installQuietRuntime = (): void => {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
  });
};
