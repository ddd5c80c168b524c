// How many tests passed and failed, also when a file did not load or the runner died?
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts the tests of a vitest JSON report.
 * A file that failed without a failed test (it did not load, or a hook threw) counts as one failure;
 * so does a runner that left no report, or that failed for a reason no test shows.
 */
export const countTests = async (reportPath: string, exitCode: number): Promise<Count> => {
  const text = await readFile(reportPath, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  let [passed, failed, skipped] = [0, 0, 0];
  for (const file of Report.parse(JSON.parse(text)).testResults) {
    const failedHere = file.assertionResults.filter(({ status }) => status === 'failed').length;
    const passedHere = file.assertionResults.filter(({ status }) => status === 'passed').length;
    passed += passedHere;
    failed += failedHere === 0 && file.status === 'failed' ? 1 : failedHere;
    skipped += file.assertionResults.length - passedHere - failedHere;
  }
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
};
