// Which reports have a page, and at which address?
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';
import { serviceLevelRoutes } from '../service-levels/service-level-routes.ts';
import { reportWords } from './asked.ts';

const funnel = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/funnel',
  validateSearch: reportWords('reading'),
  component: lazyRouteComponent(() => import('./funnel-page.tsx'), 'FunnelPage'),
});
const churn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/churn',
  validateSearch: reportWords('by'),
  component: lazyRouteComponent(() => import('./churn-page.tsx'), 'ChurnPage'),
});
const cohorts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/cohorts',
  validateSearch: reportWords('reading'),
  component: lazyRouteComponent(() => import('./cohorts-page.tsx'), 'CohortsPage'),
});
const timeToOrder = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/time-to-order',
  validateSearch: reportWords('by'),
  component: lazyRouteComponent(() => import('./time-to-order-page.tsx'), 'TimeToOrderPage'),
});
const pipeline = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/pipeline',
  validateSearch: reportWords('by', 'which'),
  component: lazyRouteComponent(() => import('./pipeline-page.tsx'), 'PipelinePage'),
});
const forecast = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/forecast',
  validateSearch: reportWords('by'),
  component: lazyRouteComponent(() => import('./forecast-page.tsx'), 'ForecastPage'),
});
const dwell = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/dwell',
  validateSearch: reportWords(),
  component: lazyRouteComponent(() => import('./dwell-page.tsx'), 'DwellPage'),
});
const quality = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/quality',
  validateSearch: reportWords('by'),
  component: lazyRouteComponent(() => import('./quality-page.tsx'), 'QualityPage'),
});

export const reportRoutes = [
  ...serviceLevelRoutes,
  ...([funnel, churn, cohorts, timeToOrder, pipeline, forecast, dwell, quality] as const),
] as const;
