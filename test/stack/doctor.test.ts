// Does the doctor name what is missing, and how to get it?
import { expect, test } from 'vitest';
import { examine } from '../../stack/doctor.ts';
import type { Finding } from '../../stack/doctor.ts';
import { temporaryFolder } from './temporary-folder.ts';

const look = async (environment: Record<string, string>): Promise<Map<string, Finding>> => {
  const folder = temporaryFolder();
  const findings = await examine({ stateFolder: folder, cacheFolder: folder, environment });
  return new Map(findings.map((finding) => [finding.name, finding]));
};

test('what is missing has an advice', async () => {
  const findings = await look({ PATH: '/nonexistent', TEMPORAL_BIN: '/nowhere/temporal' });
  expect(findings.get('temporal')).toMatchObject({
    state: 'missing',
    advice: 'correct or unset TEMPORAL_BIN',
  });
  for (const { state, advice } of findings.values()) if (state === 'missing') expect(advice).toMatch(/\w+/);
});

test('servers of somebody else need nothing here', async () => {
  const findings = await look({
    PATH: '/nonexistent',
    ...{ TEMPORAL_ADDRESS: 'there:7233', KAFKA_BROKERS: 'there:9092', DATABASE_URL: 'postgres://there/db' },
  });
  for (const name of ['java', 'mvn', 'python3 with pip', 'temporal', 'kafka', 'postgres'])
    expect(findings.get(name)?.state, name).not.toBe('missing');
});
