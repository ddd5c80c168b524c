// What does the console need to know of the place it runs in?
import { z } from 'zod';
import { workflowIdOf } from '../../doors/lead-client.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

const place = reading({
  ...{ path: '/v1/console', needs: 'signed_in', name: 'getConsole', tag: 'Session' },
  summary: 'What the console needs to know of the place it runs in',
  params: z.object({}),
  query: z.strictObject({}),
  answer: z.object({
    workflows: z
      .string()
      .nullable()
      .describe(
        'Where Temporal UI shows the workflow of a lead: the id of the lead goes behind. Null: nowhere.',
      ),
  }),
  give: async ({ world: { settings } }) => {
    const { temporalUi } = settings;
    if (temporalUi === null) return { workflows: null };
    const namespace = encodeURIComponent(temporalUi.namespace);
    const base = temporalUi.address.replace(/\/+$/u, '');
    return { workflows: `${base}/namespaces/${namespace}/workflows/${workflowIdOf('')}` };
  },
});

export const consoleRoutes: readonly Route[] = [place];
