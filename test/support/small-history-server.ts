// A Temporal server that asks runs to continue as new after few events, so that a test sees many continuations.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { temporalBinary } from '../../stack/temporal-binary.ts';
import { searchAttributeNames } from '../../workers/namespace.ts';
import { installQuietRuntime } from './quiet-runtime.ts';

/** @param events of a history after which it is time for the next run; 4,096 on a server left alone */
export const startSmallHistoryServer = async (events: number): Promise<TestWorkflowEnvironment> => {
  installQuietRuntime();
  const cacheFolder = process.env['LEADCYCLE_CACHE'] ?? join(homedir(), '.cache', 'leadcycle');
  return TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: await temporalBinary(cacheFolder, process.env) },
      searchAttributes: searchAttributeNames.map((name) =>
        defineSearchAttributeKey(name, SearchAttributeType.KEYWORD),
      ),
      extraArgs: [
        ...['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${events}`],
        ...['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'],
      ],
    },
  });
};
