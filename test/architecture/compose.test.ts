// Does docker-compose.yml hold together, as far as that shows without starting it?
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { composeNames, productNames } from './environment-example.ts';
import { root, textOf } from './tree.ts';

const Service = z.object({
  image: z.string(),
  build: z.string().optional(),
  restart: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z
    .record(
      z.string(),
      z.object({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }),
    )
    .default({}),
});
const text = textOf('docker-compose.yml');
const compose = z
  .object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(text, { merge: true }));
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);

describe.each(services)('%s', (_name, service) => {
  test('waits only for services that can answer its condition', () => {
    for (const [name, { condition }] of Object.entries(service.depends_on)) {
      const other = compose.services[name];
      expect(other, name).toBeDefined();
      if (condition === 'service_healthy')
        expect(other?.healthcheck, `${name} has no health check`).toBeDefined();
      else expect(other?.restart ?? 'no', `${name} would never be complete`).toBe('no');
    }
  });

  test('mounts only volumes that are declared and files that exist', () => {
    for (const source of service.volumes.map((volume) => volume.split(':')[0]!)) {
      if (source.startsWith('.')) expect(existsSync(join(root, source)), source).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  test('is reached from this machine only', () => {
    expect(service.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  test('names one version of its image, and not one that is no longer built', () => {
    expect(service.image).toMatch(/^[a-z/-]+:[a-z0-9.]+$/);
    expect(service.image).not.toMatch(/:latest$|auto-setup/);
  });
});

describe.each(ours)('our process %s', (_name, service) => {
  test('starts a file that exists', () => {
    expect(service.command).toHaveLength(1);
    expect(existsSync(join(root, service.command![0]!)), service.command![0]).toBe(true);
  });

  test('is configured by names that .env.example explains', () => {
    expect(productNames).toEqual(expect.arrayContaining(Object.keys(service.environment)));
  });
});

test('every name taken from the environment stands in .env.example, and none stands there in vain', () => {
  const taken = [...new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1]!))];
  expect([...productNames, ...composeNames]).toEqual(expect.arrayContaining(taken));
  expect(taken).toEqual(expect.arrayContaining([...composeNames]));
});

test('no volume is declared in vain', () => {
  const mounted = services.flatMap(([, { volumes }]) => volumes.map((volume) => volume.split(':')[0]));
  expect(mounted).toEqual(expect.arrayContaining(Object.keys(compose.volumes)));
});
