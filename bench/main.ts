// `npm run bench -- <name>`: how fast is it, held against what, on which machine?
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openEngine } from '../doors/engine.ts';
import type { Engine } from '../doors/engine.ts';
import type { BenchContext, Benchmark, BenchResult } from './benchmark.ts';
import { thisMachine } from './machine.ts';
import { startServers } from './servers.ts';
import type { OwnPlace } from './own-place.ts';

/** Loaded when asked for: what one of them needs, the others need not have. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  api: () => import('./api.ts'),
  domain: () => import('./domain.ts'),
  import: () => import('./import.ts'),
  latency: () => import('./latency.ts'),
  lifecycle: () => import('./lifecycle.ts'),
  projection: () => import('./projection.ts'),
  reports: () => import('./reports.ts'),
  timers: () => import('./timers.ts'),
  'working-time': () => import('./working-time.ts'),
};

const usage = `npm run bench -- <name> [--json] [--save]
  --json  ends with one line of JSON, and tells nothing else on stdout
  --save  keeps the result under bench/results/<name>.json
Names: ${Object.keys(benchmarks).join(', ')}`;

const readArguments = (): { name: string; json: boolean; save: boolean } | null => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } },
    });
    const [name, ...more] = positionals;
    return name === undefined || more.length > 0 || !Object.hasOwn(benchmarks, name)
      ? null
      : { name, ...values };
  } catch {
    return null;
  }
};

const measure = async (benchmark: Benchmark, report: (line: string) => void): Promise<BenchResult> => {
  let servers: Promise<OwnPlace> | null = null;
  let engine: Promise<Engine> | null = null;
  const context: BenchContext = {
    report,
    servers: () => (servers ??= startServers(report)),
    engine: () => (engine ??= context.servers().then(({ configuration }) => openEngine(configuration))),
  };
  try {
    return await benchmark.run(context);
  } finally {
    await (engine as Promise<Engine> | null)?.then((opened) => opened.close()).catch(() => undefined);
    await (servers as Promise<OwnPlace> | null)?.then((started) => started.leave()).catch(() => undefined);
  }
};

const asked = readArguments();
const loaded = asked === null ? undefined : await benchmarks[asked.name]?.();
if (asked === null || loaded === undefined) {
  console.error(usage);
  process.exit(2);
}
const report = (line: string): void => (asked.json ? console.error(line) : console.log(line));
const machine = thisMachine();
const date = new Date().toISOString();
report(
  `${asked.name} on ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}, ${date}`,
);
try {
  const result = await measure(loaded, report);
  const [low, high] = result.spread;
  const against =
    result.ratio === null
      ? ''
      : `; reference ${result.reference}; ratio ${result.ratio} (median of the pairs)`;
  report(`ours ${result.ours} ${result.unit}${against}, spread ${low} to ${high}; to reach ${result.target}`);
  if (asked.save) {
    const file = new URL(`results/${asked.name}.json`, import.meta.url);
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, `${JSON.stringify({ ...result, machine, date }, null, 2)}\n`);
    report(`kept in ${fileURLToPath(file)}`);
  }
  if (asked.json) console.log(JSON.stringify(result));
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}
