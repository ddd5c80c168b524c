// At which address do playbooks stand?
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';
import { askedIn } from './asked.ts';

const playbook = createRoute({
  getParentRoute: () => rootRoute,
  path: '/playbook',
  validateSearch: askedIn,
  component: lazyRouteComponent(() => import('./playbook-page.tsx'), 'PlaybookPage'),
});

export const playbookRoutes = [playbook] as const;
