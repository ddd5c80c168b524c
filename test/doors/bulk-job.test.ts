// What is answered to who asks for a job that cannot be there?
import pg from 'pg';
import { expect, test } from 'vitest';
import { readBulkJob } from '../../doors/bulk/bulk-job.ts';

test('what is no id of a job is a job that is not there, and no database is asked', async () => {
  await expect(readBulkJob(new pg.Pool(), 'nojob')).rejects.toThrow(
    expect.objectContaining({ code: 'unknown_job', message: 'There is no job nojob.' }),
  );
});
