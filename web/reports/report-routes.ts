// Which reports have a page, and at which address?
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';
import { askedIn } from './asked.ts';

const inAll = { getParentRoute: () => rootRoute, validateSearch: askedIn } as const;

const funnel = createRoute({
  ...inAll,
  path: '/reports/funnel',
  component: lazyRouteComponent(() => import('./funnel-page.tsx'), 'FunnelPage'),
});

export const reportRoutes = [funnel] as const;
