import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What can be counted from outside, in Prometheus' form; labels are routes and statuses, never people. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly scans = new Counter({
    name: 'counter_scans_total',
    help: 'Scans by verdict',
    labelNames: ['verdict'],
    registers: [this.registry],
  });
  readonly redemptions = new Counter({
    name: 'counter_redemptions_total',
    help: 'Redemptions booked, and answers repeated',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
