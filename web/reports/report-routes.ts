// Which reports have a page, and at which address?
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';
import { serviceLevelRoutes } from '../service-levels/service-level-routes.ts';
import { askedIn } from './asked.ts';

const inAll = { getParentRoute: () => rootRoute, validateSearch: askedIn } as const;

const funnel = createRoute({
  ...inAll,
  path: '/reports/funnel',
  component: lazyRouteComponent(() => import('./funnel-page.tsx'), 'FunnelPage'),
});
const churn = createRoute({
  ...inAll,
  path: '/reports/churn',
  component: lazyRouteComponent(() => import('./churn-page.tsx'), 'ChurnPage'),
});
const cohorts = createRoute({
  ...inAll,
  path: '/reports/cohorts',
  component: lazyRouteComponent(() => import('./cohorts-page.tsx'), 'CohortsPage'),
});
const timeToOrder = createRoute({
  ...inAll,
  path: '/reports/time-to-order',
  component: lazyRouteComponent(() => import('./time-to-order-page.tsx'), 'TimeToOrderPage'),
});
const pipeline = createRoute({
  ...inAll,
  path: '/reports/pipeline',
  component: lazyRouteComponent(() => import('./pipeline-page.tsx'), 'PipelinePage'),
});
const forecast = createRoute({
  ...inAll,
  path: '/reports/forecast',
  component: lazyRouteComponent(() => import('./forecast-page.tsx'), 'ForecastPage'),
});
const dwell = createRoute({
  ...inAll,
  path: '/reports/dwell',
  component: lazyRouteComponent(() => import('./dwell-page.tsx'), 'DwellPage'),
});
const quality = createRoute({
  ...inAll,
  path: '/reports/quality',
  component: lazyRouteComponent(() => import('./quality-page.tsx'), 'QualityPage'),
});

export const reportRoutes = [
  ...serviceLevelRoutes,
  ...([funnel, churn, cohorts, timeToOrder, pipeline, forecast, dwell, quality] as const),
] as const;
