/**
 * Maps a path to one of the four browser endpoints. The method is not compared, because a preflight has another method
 * than its request.
 */
export const endpoints = ['config', 'organization', 'create-link', 'status', 'other'] as const;

export type Endpoint = (typeof endpoints)[number];

export interface Route {
  readonly endpoint: Endpoint;
  readonly method: 'GET' | 'POST' | undefined;
  /** The slug or donation id in the path, decoded; empty where there is none. */
  readonly param: string;
}

const PATTERNS = [
  { endpoint: 'config', method: 'GET', pattern: /^\/v1\/partner\/config\/?$/ },
  { endpoint: 'organization', method: 'GET', pattern: /^\/v1\/partner\/organizations\/([^/]+)\/?$/ },
  { endpoint: 'create-link', method: 'POST', pattern: /^\/v1\/partner\/donations\/create-link\/?$/ },
  { endpoint: 'status', method: 'GET', pattern: /^\/v1\/partner\/donations\/status\/([^/]+)\/?$/ },
] as const;

export function matchRoute(path: string): Route {
  for (const { endpoint, method, pattern } of PATTERNS) {
    const match = pattern.exec(path);
    if (match) return { endpoint, method, param: decode(match[1] ?? '') };
  }
  return { endpoint: 'other', method: undefined, param: '' };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
