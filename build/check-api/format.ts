import type { EndpointReport, Report } from './check-api.js';
import { readHeaders } from './cors.js';

function formatEndpoint(report: EndpointReport): string[] {
  const { endpoint, skipped, httpStatus, preflight, exposedHeaders, fields, warnings, error } = report;
  if (skipped) return [`${endpoint}: skipped, ${skipped}`];
  const exposed = exposedHeaders.length ? exposedHeaders.join(', ') : `none of ${readHeaders.join(', ')}`;
  return [
    `${endpoint}: ${httpStatus || 'no answer'}`,
    `  preflight        ${preflight?.problem ?? 'allows the request'}`,
    `  exposed headers  ${exposed}`,
    ...fields.flatMap(({ field, expected, received, madeOf }) => [
      `  ${field}`,
      `    expected  ${expected}`,
      `    came      ${received}`,
      `    made      ${madeOf}`,
    ]),
    ...(error ? [`  error            ${error.code}: ${error.message}`] : []),
    ...(error?.cause ? [`  cause            ${error.cause}`] : []),
    ...warnings.map((warning) => `  warning          ${warning}`),
  ];
}

/** Returns the report as text for a terminal. */
export function formatReport({ apiBase, key, nonprofit, endpoints, problems }: Report): string {
  return [
    `${apiBase}, key ${key}, nonprofit ${nonprofit}`,
    ...endpoints.flatMap((endpoint) => ['', ...formatEndpoint(endpoint)]),
    '',
    ...(problems.length
      ? [
          'A gift would be stopped, or its result would not be seen:',
          ...problems.map((problem) => `  ${problem}`),
        ]
      : ['Nothing would stop a gift.']),
  ].join('\n');
}
