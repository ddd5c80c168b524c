// Are the types of the console's client those of the contract?
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import openapiTypes, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, test } from 'vitest';
import { root } from '../architecture/tree.ts';

// After a change of contracts/openapi.json: npx vitest run --project unit test/web/contract-types.test.ts --update
test('contracts/openapi.d.ts is generated from contracts/openapi.json', async () => {
  const types = await openapiTypes(pathToFileURL(join(root, 'contracts/openapi.json')), { silent: true });
  await expect(`${COMMENT_HEADER}${astToString(types)}`).toMatchFileSnapshot('../../contracts/openapi.d.ts');
});
