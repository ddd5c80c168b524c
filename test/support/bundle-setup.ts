// Where do the tests find the workflow code, bundled once instead of once a file?
import type { TestProject } from 'vitest/node';
import { bundleLeadWorkflows } from '../../workers/workflow-bundle.ts';
import './provided.ts';

export default async function setup({ provide }: TestProject): Promise<void> {
  provide('workflowBundlePath', await bundleLeadWorkflows());
}
