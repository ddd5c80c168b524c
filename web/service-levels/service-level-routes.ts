// At which address are service levels?
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';
import { levelsIn } from './asked.ts';

const levels = createRoute({
  getParentRoute: () => rootRoute,
  path: '/service-levels',
  validateSearch: levelsIn,
  component: lazyRouteComponent(() => import('./service-level-page.tsx'), 'ServiceLevelPage'),
});

export const serviceLevelRoutes = [levels] as const;
