// A whole product for a test file, with the people of the example, and leads of the example where a test asks for them.
import { afterAll, beforeAll, inject } from 'vitest';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';

/**
 * Registers setup and teardown with the test file that calls it; the product is there once its tests run.
 * @param imported.rows of the example's export
 */
export const ownProduct = ({ rows = 0 }: { readonly rows?: number } = {}): (() => Product) => {
  let product: Product | undefined;
  beforeAll(async () => {
    product = await startProduct({
      temporalAddress: inject('temporalAddress'),
      kafkaBrokers: inject('kafkaBrokers'),
      databaseUrl: inject('databaseUrl'),
    });
    await product.json('org', 'import', 'examples/org.yaml');
    if (rows === 0) return;
    await product.json(
      ...['import', 'examples/crm-leads.csv', '--mapping', 'examples/crm-export.mapping.yaml'],
      ...['--activities', 'examples/crm-activities.csv', '--as', 'ines-okafor', '--limit', String(rows)],
    );
  }, 240_000);
  afterAll(() => product?.close());
  return () => product!;
};
