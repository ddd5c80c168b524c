// Does the API answer whatever OpenAPI lets a caller send as OpenAPI says? Cases made by schemathesis from the contract itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { pythonPackages } from '../examples/python-packages.ts';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld } from './api-world.ts';
import { sized } from '../support/size.ts';

const [phases, examples, casesAtLeast] = sized(['fuzzing', 3, 200], ['coverage,fuzzing,stateful', 10, 2_000]);

let world: ApiWorld;
let leadId: string;
beforeAll(async () => {
  world = await openApiWorld();
  const ada = await world.as('ada');
  leadId = await obtain(world, ada);
  await ada.get(`/v1/leads/${leadId}?min_seq=1`);
});
afterAll(() => world.close());

/** 503 is what a lead answers that has not come to a `min_seq`: it is told, and no fault. */
const settings = (): string => `
[checks]
not_a_server_error.expected-statuses = ["2xx", "3xx", "4xx", 503]

[parameters]
leadId = "${leadId}"
`;

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

test('no 5xx, no answer that the contract does not tell', { timeout: 900_000 }, async ({ skip }) => {
  const packages =
    (await pythonPackages('schemathesis', 'test/api/schemathesis/requirements.txt')) ??
    skip('there is no python3 on this machine');
  const folder = await mkdtemp(join(tmpdir(), 'leadcycle-schemathesis-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'schemathesis.toml'), settings());
  const { credentials } = await world.as('mia');
  const words = ['-m', 'schemathesis.cli', '--config-file', join(folder, 'schemathesis.toml'), 'run'];
  const child = spawn(
    'python3',
    [
      ...[...words, `${world.address}/v1/openapi.json`, '--checks', checks.join(',')],
      ...['--header', `Cookie: ${credentials['cookie'] ?? ''}`],
      // A stream has no end, and who signs out is nobody for all that follows.
      ...['--exclude-path', '/v1/stream', '--exclude-path', '/v1/session'],
      ...['--phases', phases, '--max-examples', String(examples), '--seed', '1'],
      ...['--generation-database', 'none', '--no-color'],
    ],
    { cwd: folder, env: { ...process.env, PYTHONPATH: packages }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [told, mistakes, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  expect(code, `${told}\n${mistakes}`).toBe(0);
  const [, cases = '0'] = /(\d+) generated/u.exec(told) ?? [];
  console.log(`schemathesis: ${cases} cases`);
  expect(Number(cases)).toBeGreaterThan(casesAtLeast);
});
