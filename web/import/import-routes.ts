// At which address are exports imported?
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';
import { askedIn } from './asked.ts';

const importing = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  validateSearch: askedIn,
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

export const importRoutes = [importing] as const;
