import type { Rule } from '../rule.ts';
import { forDuration } from './for-duration.ts';
import { noSeverity } from './no-severity.ts';
import { promqlSyntax } from './promql-syntax.ts';
import { rateOfInstant } from './rate-of-instant.ts';

/** The rules for Prometheus' rule files and PrometheusRule resources. */
export const alertRules: readonly Rule[] = [promqlSyntax, rateOfInstant, forDuration, noSeverity];
